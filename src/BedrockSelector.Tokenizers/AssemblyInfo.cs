using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("BedrockSelector.Tokenizers.Tests")]
