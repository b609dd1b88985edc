namespace StoryTracker.Matching.Arrivals;

public sealed partial class StoryArrivals
{
    const int Format = 5;

    /// <summary>Writes everything that it knows; <see cref="Load"/> reads it.</summary>
    public void Save(Stream to) => SnapshotFile.Write(to, Format, Save);

    void Save(BinaryWriter writer)
    {
        _words.Save(writer);
        Write(writer, _byNumber, story => writer.Write(story.Id));
        Write(writer, [.. _profiles.Profiles.Values], profile =>
        {
            foreach (var text in (string[])[profile.Id, profile.Title, profile.Sentence]) writer.Write(text);
            Write(writer, profile.Terms, writer.Write);
        });
        Write(writer, [.. _decisions.SelectMany(a => a.Value.Select(d => (Article: a.Key, Story: d.Key, Belongs: d.Value)))], decision =>
        {
            writer.Write(decision.Article);
            writer.Write(decision.Story);
            writer.Write(decision.Belongs);
        });
        Write(writer, [.. _articles.OrderBy(a => a.Value.Number)], article =>
        {
            writer.Write(article.Key);
            writer.Write(article.Value.Text);
            writer.Write7BitEncodedInt(article.Value.Packed.Length);
            writer.Write(article.Value.Packed);
            Write(writer, article.Value.Primary, writer.Write);
        });
        Write(writer, [.. _byNumber.Where(s => s.Into is not null)], story =>
        {
            writer.Write(story.Id);
            writer.Write(story.Into!.Id);
        });
    }

    /// <summary>Reads what <see cref="Save(Stream)"/> wrote; going on from here is as if it had never stopped.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="settings">The settings that it had; null: what ships.</param>
    /// <exception cref="InvalidDataException">It was written by another version, or is damaged; make it anew from the record.</exception>
    public static StoryArrivals Load(Stream from, ArrivalSettings? settings = null)
    {
        using var reader = SnapshotFile.Read(from, Format);
        var arrivals = new StoryArrivals(settings, WordTable.Load(reader));
        Repeat(reader, () => arrivals.Story(reader.ReadString()));
        Repeat(reader, () => arrivals.Open(new(reader.ReadString(), reader.ReadString(), reader.ReadString(), Strings(reader))));
        Repeat(reader, () => arrivals.Decide(new(reader.ReadString(), reader.ReadString(), reader.ReadBoolean())));
        Repeat(reader, () =>
        {
            var (id, text) = (reader.ReadString(), reader.ReadUInt64());
            var placed = new Placed(arrivals._articles.Count, text, reader.ReadBytes(reader.Read7BitEncodedInt()), Strings(reader));
            arrivals._articles.Add(id, placed);
            arrivals.Hold(id, placed, true);
        });
        Repeat(reader, () => arrivals.Merge(reader.ReadString(), reader.ReadString()));
        return arrivals;
    }

    static void Write<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items) write(item);
    }

    static void Repeat(BinaryReader reader, Action read)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) read();
    }

    static string[] Strings(BinaryReader reader)
    {
        List<string> strings = [];
        Repeat(reader, () => strings.Add(reader.ReadString()));
        return [.. strings];
    }
}
