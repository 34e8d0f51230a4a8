namespace Podium.Pocket.Problems;

/// <summary>What sort of thing an operation takes or gives.</summary>
internal enum ValueKind
{
    /// <summary>A whole number, zero or more.</summary>
    Number,

    /// <summary>A single word.</summary>
    Word,

    /// <summary>A country's name; also a word.</summary>
    Country,

    /// <summary>A day of the week; also a word.</summary>
    Weekday,

    /// <summary>A month's name; also a word.</summary>
    Month,

    /// <summary>Yes or no; nothing goes on from it.</summary>
    YesNo,
}
