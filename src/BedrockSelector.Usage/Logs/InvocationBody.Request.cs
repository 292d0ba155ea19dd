using System.Text.Json;

namespace BedrockSelector.Logs;

/// <content>What a request asks for: its tier, and the number and size of what is to be made.</content>
internal partial struct InvocationBody
{
    public void ReadRequest(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 5 when reader.ValueTextEquals("width"u8):
                    ReadCount(ref reader, out Width);
                    break;
                case 6 when reader.ValueTextEquals("height"u8):
                    ReadCount(ref reader, out Height);
                    break;
                case 10 when reader.ValueTextEquals("inputImage"u8):
                    reader.Read();
                    ImagesAsked = reader.TokenType == JsonTokenType.Null ? ImagesAsked : 1;
                    reader.Skip();
                    break;
                case 11 when reader.ValueTextEquals("serviceTier"u8):
                case 12 when reader.ValueTextEquals("service_tier"u8):
                    reader.Read();
                    ReadTier(ref reader);
                    break;
                case 17 when reader.ValueTextEquals("performanceConfig"u8):
                    reader.Read();
                    ReadPerformance(ref reader);
                    break;
                case 21 when reader.ValueTextEquals("imageGenerationConfig"u8) || reader.ValueTextEquals("videoGenerationConfig"u8):
                    reader.Read();
                    ReadMedia(ref reader);
                    break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }
    }

    private void ReadMedia(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("numberOfImages"u8))
            {
                ImagesAsked = ReadCount(ref reader, out var images) ? images : ImagesAsked;
            }
            else if (reader.ValueTextEquals("durationSeconds"u8))
            {
                VideoSeconds = ReadCount(ref reader, out var seconds) ? seconds : VideoSeconds;
            }
            else if (reader.ValueTextEquals("width"u8))
            {
                ReadCount(ref reader, out Width);
            }
            else if (reader.ValueTextEquals("height"u8))
            {
                ReadCount(ref reader, out Height);
            }
            else if (reader.ValueTextEquals("dimension"u8))
            {
                ReadDimension(ref reader);
            }
            else if (reader.ValueTextEquals("quality"u8))
            {
                reader.Read();
                Quality = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= 40 ? Text(ref reader) : Quality;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadDimension(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && Text(ref reader)?.Split('x') is [var width, var height]
            && int.TryParse(width, out var w) && int.TryParse(height, out var h) && w > 0 && h > 0)
        {
            (Width, Height) = (w, h);
        }

        reader.Skip();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
