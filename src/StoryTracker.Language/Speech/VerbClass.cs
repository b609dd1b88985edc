namespace StoryTracker.Language.Speech;

/// <summary>The semantic class of a reporting verb; the headings of its word list.</summary>
/// <remarks>After Levin (1993), English Verb Classes and Alternations, 29 to 33 and 37, and the frames of FrameNet.</remarks>
enum VerbClass
{
    /// <summary>say, claim, add (37.7; Statement, Reveal_secret)</summary>
    Statement,

    /// <summary>tell, warn, assure; publish, share (37.1, 37.2, 37.9; Telling, Publishing)</summary>
    Telling,

    /// <summary>ask, question, ponder (Questioning, Scrutiny, Cogitation)</summary>
    Questioning,

    /// <summary>urge, call for, demand, order (Request, Attempt_suasion, Deny_or_grant_permission)</summary>
    Request,

    /// <summary>promise, offer, refuse (37.13; Commitment, Agree_or_refuse_to_act)</summary>
    Commitment,

    /// <summary>deny, dispute, reject</summary>
    Denial,

    /// <summary>praise, defend (33; Judgment_communication)</summary>
    Praise,

    /// <summary>criticise, accuse, blame, mock (33; Judgment_communication)</summary>
    Criticism,

    /// <summary>call, describe, label (29.2, 29.3; Labeling, Categorization)</summary>
    Labelling,

    /// <summary>discuss, mention, refer to (37.11; Topic)</summary>
    Topic,

    /// <summary>shout, whisper, sigh (37.3, 40.2; Communication_noise)</summary>
    Manner,

    /// <summary>show, find, estimate, rule (Evidence, Coming_to_believe)</summary>
    Evidence,

    /// <summary>believe, consider, view (29.4, 29.5, 30.4; Opinion)</summary>
    Opinion,

    /// <summary>know, remember, realise (29.5; Awareness)</summary>
    Awareness,

    /// <summary>hear, watch (30.1, 30.2; Perception_experience)</summary>
    Perception,

    /// <summary>want, hope, prefer (32; Desiring)</summary>
    Desire,

    /// <summary>plan, intend, try (Purpose, Attempt)</summary>
    Purpose,

    /// <summary>expect, predict (Expectation)</summary>
    Expectation,

    /// <summary>fear, like, respect (31.2, 31.3; Experiencer_focus)</summary>
    Emotion,

    /// <summary>support, oppose, vote for (Taking_sides)</summary>
    Support,

    /// <summary>seem, appear (48.1.1, raising; Appearance)</summary>
    Appearance,
}
