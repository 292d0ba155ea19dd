using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("BedrockSelector.Extensions.AI.Tests")]
