using System.Globalization;
using System.Text.RegularExpressions;

namespace Podium.Pocket.Tests.Problems;

/// <summary>
/// Answers a subtask from its English alone, by the calendar, string and number functions of the platform: what the
/// generator says is right is compared with this.
/// </summary>
internal static partial class StepSolver
{
    private static readonly Dictionary<string, string> Capitals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["France"] = "Paris",
        ["Germany"] = "Berlin",
        ["Italy"] = "Rome",
        ["Spain"] = "Madrid",
        ["Japan"] = "Tokyo",
        ["Egypt"] = "Cairo",
        ["Canada"] = "Ottawa",
        ["Peru"] = "Lima",
        ["Norway"] = "Oslo",
        ["Kenya"] = "Nairobi",
        ["Australia"] = "Canberra",
        ["Switzerland"] = "Bern",
        ["Turkey"] = "Ankara",
        ["Nigeria"] = "Abuja",
    };

    private static readonly Dictionary<string, int> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hydrogen"] = 1,
        ["helium"] = 2,
        ["carbon"] = 6,
        ["oxygen"] = 8,
        ["sodium"] = 11,
        ["chlorine"] = 17,
        ["calcium"] = 20,
    };

    private static readonly Dictionary<string, int> Legs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["spider"] = 8,
        ["ant"] = 6,
        ["cat"] = 4,
        ["duck"] = 2,
        ["snake"] = 0,
        ["lobster"] = 10,
        ["frog"] = 4,
    };

    private static readonly (Regex Pattern, Func<string, string, string?> Solve)[] Rules =
    [
        Rule("(the number of letters in X|the length of X in letters|how many letters (are in X|does X have)"
            + "|count its letters|count the letters in it|take its number of letters)", (x, _) => Text(x.Length)),
        Rule("(the number of vowels in X|the vowel count of X|how many vowels (are in X|does X have)|count its vowels"
            + "|count the vowels in it|take its number of vowels)", (x, _) => Text(Vowel().Count(x))),
        Rule("((what is )?the first letter of X|the letter that X begins with|with which letter does X begin"
            + "|take its first letter|find the letter it begins with)", (x, _) => Lower(x[..1])),
        Rule("((what is )?the last letter of X|the letter that X ends with|with which letter does X end"
            + "|take its last letter|find the letter it ends with)", (x, _) => Lower(x[^1..])),
        Rule("((what is )?X spelled backwards|X in reverse|how is X written backwards|spell it backwards"
            + "|reverse its letters|write it backwards)", (x, _) => Reverse(Lower(x))),
        Rule("((which weekday is|what day is it|the weekday|the day of the week) X days after N"
            + "|find the weekday that many days after N|go that many days on from N)", (x, n) => Ahead(n, Number(x))),
        Rule("(the day after X|the weekday that follows X|take the day after it|take the weekday that follows it"
            + "|which day comes after X|what day follows X)", (x, _) => Ahead(x, 1)),
        Rule("(the day before X|the weekday that precedes X|take the day before it|take the weekday that precedes it"
            + "|which day comes before X|what day precedes X)", (x, _) => Ahead(x, -1)),
        Rule("((what is )?month number X( of the year)?|the month with number X|which month is number X of the year"
            + "|(find|name) the month (with|of) that number)", (x, _) => Month(Number(x))),
        Rule("(the (number of )?days in X|how many days (are in X|does X have)|count its days|take its number of days)",
            (x, _) => Text(DateTime.DaysInMonth(2023, MonthNumber(x)))),
        Rule("(the number of the month X|(what is )?the place of X in the year|which number has the month X"
            + "|take its number in the year|find its place in the year)", (x, _) => Text(MonthNumber(x))),
        Rule("(the month after X|the month that follows X|take the month after it|take the month that follows it"
            + "|which month comes after X|what month follows X)", (x, _) => Month((MonthNumber(x) % 12) + 1)),
        Rule("((what is )?X plus N|how much is X \\+ N|the sum of X and N|add N( to it)?|increase it by N)",
            (x, n) => Text(Number(x) + Number(n))),
        Rule("((what is )?X minus N|how much is X - N|the difference of X and N|subtract N|take away N|reduce it by N)",
            (x, n) => Text(Number(x) - Number(n))),
        Rule("((what is )?X times N|how much is X \\* N|the product of X and N|multiply (it )?by N|take it N times)",
            (x, n) => Text(Number(x) * Number(n))),
        Rule("((what is )?(twice|double) X|double it|take it twice)", (x, _) => Text(Number(x) + Number(x))),
        Rule("(whether X is|is X|is it true that X is|check (whether it|if that) is) more than N",
            (x, n) => YesNo(Number(x) > Number(n))),
        Rule("(whether X is|is X|is it true that X is|check (whether it|if that) is) less than N",
            (x, n) => YesNo(Number(x) < Number(n))),
        Rule("(whether X is|is X|is it true that X is|check (whether it|if that) is) an even number",
            (x, _) => YesNo(int.IsEvenInteger(Number(x)))),
        Rule("(whether X is|is X|is it true that X is|check (whether it|if that) is) an odd number",
            (x, _) => YesNo(int.IsOddInteger(Number(x)))),
        Rule("(whether X is|is X|is it true that X is|check (whether it|if that) is) a number with two digits",
            (x, _) => YesNo(x.Length == 2)),
        Rule("((what is )?the largest of X and the list L|take the largest of it and L"
            + "|put it in a list with L and take the largest)", (x, l) => Text(Numbers($"{x}, {l}").Max())),
        Rule("((what is )?the smallest of X and the list L|take the smallest of it and L"
            + "|put it in a list with L and take the smallest)", (x, l) => Text(Numbers($"{x}, {l}").Min())),
        Rule("((what is )?the largest (of|number in) L|which number is the largest in L)",
            (_, l) => Text(Numbers(l).Max())),
        Rule("((what is )?the smallest (of|number in) L|which number is the smallest in L)",
            (_, l) => Text(Numbers(l).Min())),
        Rule("(the number of items in|the length of|how many items are in|how long is) the list M",
            (_, m) => Text(Items(m).Length)),
        Rule("((what is |the )?item (at place )?X (of the list|in) M|which item is at place X in M"
            + "|(pick|take) the item (at that place in|with that number from) M)", (x, m) => Items(m)[Number(x) - 1]),
        Rule("((what is |which is )?the second of M|take the second of M)", (x, m) => Placed(x, m)[1]),
        Rule("put it before M and take the second", (x, m) => Placed(x, $"it, {m}")[1]),
        Rule("((what is |which is )?the last of M|take the last of M)", (x, m) => Placed(x, m)[^1]),
        Rule("put it before M and take the last", (x, m) => Placed(x, $"it, {m}")[^1]),
        Rule("(what is |which is )?the first of M", (_, m) => Items(m)[0]),
        Rule("(what is |which is )?the third of M", (_, m) => Items(m)[2]),
        Rule("(what is |which is )?the fourth of M", (_, m) => Items(m)[3]),
        Rule("((what is )?the capital (city )?of X|which city is the capital of X|name its capital|take its capital"
            + "|find the capital of that country)", (x, _) => Capitals.GetValueOrDefault(x)),
        Rule("((what is )?the atomic number of N|(what is )?the number of protons in N|how many protons has N)",
            (_, n) => Elements.TryGetValue(n, out var number) ? Text(number) : null),
        Rule("((which element has|the element with) atomic number X|(what is )?element number X"
            + "|name the element with that atomic number|find the element with that number)",
            (x, _) => Elements.FirstOrDefault(pair => pair.Value == Number(x)).Key),
        Rule("((what is )?the (number of )?legs of a N|how many legs does a N have)",
            (_, n) => Legs.TryGetValue(n, out var legs) ? Text(legs) : null),
    ];

    /// <summary>
    /// The answer to <paramref name="subtask"/>; <see langword="null"/> if this knows no rule for it.
    /// </summary>
    /// <param name="subtask">The subtask, or a question of one operation.</param>
    /// <param name="earlier">What "it" stands for; <see langword="null"/> if it stands for nothing.</param>
    public static string? Solve(string subtask, string? earlier)
    {
        var phrase = Phrase(subtask);
        foreach (var (pattern, solve) in Rules)
        {
            if (pattern.Match(phrase) is { Success: true } match)
            {
                var subject = match.Groups["x"] is { Success: true, Value: not "it" } named ? named.Value : earlier;
                return solve(subject ?? "", match.Groups["n"].Value);
            }
        }

        return null;
    }

    /// <summary>Whether there is a rule for <paramref name="subtask"/>.</summary>
    public static bool Understands(string subtask)
    {
        var phrase = Phrase(subtask);
        return Rules.Any(rule => rule.Pattern.IsMatch(phrase));
    }

    /// <summary>
    /// Fails unless <paramref name="output"/> is the answer to <paramref name="subtask"/>, and returns 1; 0 if this
    /// knows no rule for it.
    /// </summary>
    public static int AssertAgrees(string subtask, string? earlier, string output)
    {
        var expected = Solve(subtask, earlier);
        Assert.True(
            expected is null || expected.Equals(output, StringComparison.OrdinalIgnoreCase),
            $"'{subtask}' after '{earlier}' is {expected}, not {output}.");
        return expected is null ? 0 : 1;
    }

    private static string Phrase(string subtask) => subtask.TrimEnd('.', '?');

    private static (Regex Pattern, Func<string, string, string?> Solve) Rule(
        string pattern,
        Func<string, string, string?> solve)
    {
        var filled = SingleCapital().Replace(pattern, match => match.Value switch
        {
            "X" => @"(?<x>[\p{L}\d]+)",
            "N" => @"(?<n>[\p{L}\d]+)",
            "L" => @"(?<n>\d+(, \d+)*( and \d+)?)",
            _ => @"(?<n>[\p{L}]+(, [\p{L}]+)*( and [\p{L}]+)?)",
        });
        return (new Regex($"^{filled}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), solve);
    }

    private static string Ahead(string weekday, int days)
    {
        var date = new DateOnly(2024, 1, 1);
        while (!date.DayOfWeek.ToString().Equals(weekday, StringComparison.OrdinalIgnoreCase))
        {
            date = date.AddDays(1);
        }

        return date.AddDays(days).DayOfWeek.ToString();
    }

    private static string Month(int number) =>
        new DateOnly(2023, number, 1).ToString("MMMM", CultureInfo.InvariantCulture);

    private static int MonthNumber(string name) =>
        DateOnly.ParseExact($"1 {name} 2023", "d MMMM yyyy", CultureInfo.InvariantCulture).Month;

    private static string Reverse(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string[] Items(string list) => Separator().Split(list);

    private static string[] Placed(string earlier, string list) =>
        [.. Items(list).Select((item, index) => index == 0 && item == "it" ? earlier : item)];

    private static IEnumerable<int> Numbers(string list) => Items(list).Select(Number);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Lower(string text) => text.ToLowerInvariant();

    private static string YesNo(bool verdict) => verdict ? "yes" : "no";

    [GeneratedRegex("[aeiou]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vowel();

    [GeneratedRegex(@"\b[XNLM]\b")]
    private static partial Regex SingleCapital();

    [GeneratedRegex(", | and ")]
    private static partial Regex Separator();
}
