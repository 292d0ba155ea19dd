using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Jobs;

/// <summary>What can be wrong with a specification of a job.</summary>
[JsonConverter(typeof(ClosedSetConverter<JobProblemCode>))]
public enum JobProblemCode
{
    /// <summary>A value breaks a rule of CreateModelCustomizationJob.</summary>
    InvalidValue = 0,

    /// <summary>A required field is missing.</summary>
    MissingField,

    /// <summary>A field is none of the specification's, or its value is of the wrong kind.</summary>
    UnknownField,

    /// <summary>The base model cannot be customized, as far as is known.</summary>
    UnknownBase,

    /// <summary>The base model has no such method.</summary>
    MethodNotOffered,

    /// <summary>The job is made through another interface.</summary>
    OtherInterface,

    /// <summary>The base model cannot be trained in the region, or two fields name different regions.</summary>
    RegionMismatch,

    /// <summary>Two fields name different accounts.</summary>
    AccountMismatch,

    /// <summary>The base and method have no such hyperparameter.</summary>
    UnknownHyperparameter,

    /// <summary>A hyperparameter has a value outside its range.</summary>
    HyperparameterOutOfRange,

    /// <summary>The base takes no validation set.</summary>
    ValidationNotSupported,

    /// <summary>The teacher and the student are no listed pair, or the teacher is named in a way the pair does not allow.</summary>
    TeacherNotPaired,

    /// <summary>Two fields exclude each other, or one needs another.</summary>
    Conflict,

    /// <summary>The teacher has ended: nobody can call it any more.</summary>
    TeacherEnded,

    /// <summary>Nothing is published by which a hyperparameter could be checked.</summary>
    HyperparameterNotChecked,

    /// <summary>A validation set can be given but is not used.</summary>
    ValidationIgnored,

    /// <summary>The base model has ended, or ends soon.</summary>
    BaseEnding,

    /// <summary>Something is accepted but unlikely to be meant.</summary>
    Suspicious,

    /// <summary>A hyperparameter without a published default is not given.</summary>
    HyperparameterNotGiven,
}
