namespace Podium.Providers.Pools.Documents;

/// <summary>Kinds of conductors that a pool may have.</summary>
public enum ConductorKind
{
    /// <summary>A model that is prompted with the workers' cards.</summary>
    Chat,

    /// <summary>A model that was trained with the paper's recipe.</summary>
    Paper,

    /// <summary>The small model that is shipped.</summary>
    Learned,

    /// <summary>Nobody: one worker answers alone.</summary>
    Single,
}
