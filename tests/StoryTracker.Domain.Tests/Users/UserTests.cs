using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;

namespace StoryTracker.Domain.Tests.Users;

/// <summary>Given what is on record of a person, when a command comes, then these events.</summary>
public sealed class UserTests
{
    static readonly Guid Ana = DerivedId.User("Ana Lopez");
    static readonly UserAdded Added = new(Ana, "Ana Lopez", Role.Editor, "root", Samples.Noon);

    static Versioned<User> With(params object[] events) => new(events.Aggregate((User?)null, (u, e) => e switch
    {
        UserAdded a => User.Create(a),
        RoleChanged r => u?.Apply(r),
        UserDisabled d => u?.Apply(d),
        UserEnabled d => u?.Apply(d),
        PasswordChosen p => u?.Apply(p),
        _ => u,
    }), events.Length);

    static object Only(Outcome outcome) => Assert.Single(Assert.Single(outcome.Appends).Events);

    [Fact]
    public void A_person_is_added_once_under_the_name_whatever_its_case_and_spacing()
    {
        var outcome = UserHandler.Handle(new AddUser("  Ana   Lopez ", Role.Editor, "root"), With(), Samples.Noon);
        Assert.Equal(Added, Only(outcome));
        Assert.Equal(Streams.User(Ana), outcome.Appends[0].Stream);
        Assert.Equal(Ana, DerivedId.User("ana lopez"));
        var refused = Assert.Throws<CommandRefusedException>(() => UserHandler.Handle(new AddUser("ANA LOPEZ", Role.Reader, "root"), With(Added), Samples.Noon));
        Assert.Contains("on the list already", refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("123")]
    [InlineData("<script>")]
    [InlineData("Ana\u202ELopez")]
    [InlineData("Ana\0Lopez")]
    [InlineData("\ud800\ud800")]
    [InlineData("Administrator")]
    [InlineData("extractor")]
    [InlineData("a program with the printed token")]
    public void A_name_that_is_none_or_that_something_else_has_is_refused(string name) =>
        Assert.Throws<CommandRefusedException>(() => UserHandler.Handle(new AddUser(name, Role.Reader, "root"), With(), Samples.Noon));

    [Fact]
    public void A_role_changes_and_ends_what_began_before()
    {
        var later = Samples.Noon.AddHours(1);
        var changed = Assert.IsType<RoleChanged>(Only(UserHandler.Handle(new ChangeRole(Ana, Role.Reader, "root"), With(Added), true, later)));
        Assert.Equal((Role.Reader, Role.Editor, "root"), (changed.Role, changed.Former, changed.By));
        Assert.Equal(later, With(Added, changed).State!.RightsSince);
        Assert.True(UserHandler.Handle(new ChangeRole(Ana, Role.Editor, "root"), With(Added), true, later).IsNothing);
    }

    [Fact]
    public void The_only_administrator_stays_one_and_is_not_kept_out()
    {
        var administrator = Added with { Role = Role.Administrator };
        Assert.Throws<CommandRefusedException>(() => UserHandler.Handle(new ChangeRole(Ana, Role.Reader, "Ana Lopez"), With(administrator), false, Samples.Noon));
        Assert.Throws<CommandRefusedException>(() => UserHandler.Handle(new DisableUser(Ana, "Left.", "Ana Lopez"), With(administrator), false, Samples.Noon));
        Assert.IsType<RoleChanged>(Only(UserHandler.Handle(new ChangeRole(Ana, Role.Reader, "root"), With(administrator), true, Samples.Noon)));
    }

    [Fact]
    public void Keeping_out_needs_a_reason_and_is_undone_by_letting_in()
    {
        Assert.Throws<CommandRefusedException>(() => UserHandler.Handle(new DisableUser(Ana, " ", "root"), With(Added), true, Samples.Noon));
        var disabled = Only(UserHandler.Handle(new DisableUser(Ana, "Left.", "root"), With(Added), true, Samples.Noon));
        Assert.NotNull(With(Added, disabled).State!.Disabled);
        Assert.True(UserHandler.Handle(new DisableUser(Ana, "Again.", "root"), With(Added, disabled), true, Samples.Noon).IsNothing);
        var enabled = Only(UserHandler.Handle(new EnableUser(Ana, "root"), With(Added, disabled), Samples.Noon));
        Assert.Null(With(Added, disabled, enabled).State!.Disabled);
        Assert.True(UserHandler.Handle(new EnableUser(Ana, "root"), With(Added), Samples.Noon).IsNothing);
    }

    [Fact]
    public void A_story_is_made_private_for_somebody_with_a_reason_and_opened_again()
    {
        var id = Guid.NewGuid();
        var story = Story.Create(new StoryOpened(id, "The harbour", "", [], false, "root", Samples.Noon));
        var on = new Versioned<Story>(story, 1);
        Assert.Throws<CommandRefusedException>(() => PrivacyHandler.Handle(new MakePrivate(id, [], "A source.", "Ana"), on, Samples.Noon));
        Assert.Throws<CommandRefusedException>(() => PrivacyHandler.Handle(new MakePrivate(id, [Ana], "", "Ana"), on, Samples.Noon));
        Assert.Throws<CommandRefusedException>(() => PrivacyHandler.Handle(new MakePrivate(id, [Ana], "A source.", "Ana"), new(null, 0), Samples.Noon));
        var made = Assert.IsType<StoryMadePrivate>(Only(PrivacyHandler.Handle(new MakePrivate(id, [Ana, Ana], "A source.", "Ana"), on, Samples.Noon)));
        Assert.Equal([Ana], made.Readers);
        var hidden = new Versioned<Story>(story.Apply(made), 2);
        Assert.True(PrivacyHandler.Handle(new MakePrivate(id, [Ana], "Again.", "Ana"), hidden, Samples.Noon).IsNothing);
        var opened = Assert.IsType<StoryOpenedToAll>(Only(PrivacyHandler.Handle(new OpenToAll(id, "Ana"), hidden, Samples.Noon)));
        Assert.Null(hidden.State!.Apply(opened).Private);
        Assert.True(PrivacyHandler.Handle(new OpenToAll(id, "Ana"), on, Samples.Noon).IsNothing);
    }
}
