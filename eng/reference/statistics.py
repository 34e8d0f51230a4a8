"""Prints the expected values in tests/Podium.Evaluation.Tests/Statistics, computed from the definitions.

Wilson's bounds are found by bisection of the score test, not by the closed formula; McNemar's probabilities are
exact fractions, not floating-point logarithms. Run: python3 eng/reference/statistics.py
"""
from fractions import Fraction
from math import comb, sqrt

Z = 1.959963984540054


def wilson(right, total):
    share = right / total

    def score(p):
        return (share - p) / sqrt(p * (1 - p) / total)

    def solve(low, high, target):
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if score(middle) > target else (low, middle)
        return (low + high) / 2

    lower = 0.0 if right == 0 else solve(1e-300, share, Z)
    upper = 1.0 if right == total else solve(share, 1 - 1e-16, -Z)
    return lower, upper


def mcnemar(b, c):
    if b + c == 0:
        return 1.0, 1.0
    n, k = b + c, min(b, c)
    mass = [Fraction(comb(n, i), 2**n) for i in range(n + 1)]
    exact = min(Fraction(1), 2 * sum(mass[: k + 1]))
    mid = 1 - mass[k] / 2 if b == c else 2 * sum(mass[:k]) + mass[k]
    return float(exact), float(mid)


if __name__ == "__main__":
    for case in [(85, 100), (0, 10), (10, 10), (1, 2), (1723, 2000), (1, 1000)]:
        print("wilson", case, *("%.12g" % bound for bound in wilson(*case)))
    for case in [(0, 0), (1, 7), (5, 5), (0, 6), (30, 50), (600, 100), (1000, 1100)]:
        print("mcnemar", case, *("%.12g" % p for p in mcnemar(*case)))
