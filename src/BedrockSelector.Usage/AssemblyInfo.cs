using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("BedrockSelector.Usage.Tests")]
