using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BedrockSelector.Customization.DataSets;

/// <summary>A hash of a record's contents, whatever the order of its fields and its spaces.</summary>
internal sealed class RecordHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a part. The tag and the length keep parts apart: "ab", "c" is not "a", "bc".</summary>
    public void Add(char tag, ReadOnlySpan<byte> part)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)tag;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], part.Length);
        _hash.AppendData(head);
        _hash.AppendData(part);
    }

    /// <summary>Gets the hash and starts anew.</summary>
    public UInt128 Take()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _ = _hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    /// <summary>Hashes one part alone.</summary>
    public static UInt128 Of(char tag, ReadOnlySpan<byte> part)
    {
        using var hash = new RecordHash();
        hash.Add(tag, part);
        return hash.Take();
    }

    public void Dispose() => _hash.Dispose();
}
