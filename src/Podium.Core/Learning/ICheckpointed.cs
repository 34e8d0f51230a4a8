namespace Podium.Core.Learning;

/// <summary>Something whose whole state can be written and read back bit for bit.</summary>
public interface ICheckpointed
{
    /// <summary>Writes weights, optimiser state and counters into <paramref name="folder"/>.</summary>
    void Save(string folder);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The folder holds something else, or is damaged.</exception>
    void Restore(string folder);
}
