using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("BedrockSelector.BedrockRuntime.Tests")]
