namespace StoryTracker.Tests.Hostile;

/// <summary>
/// Words that try to be more than words. Each kind in every context in which it may land; what executes says so by <c>window.pwned</c> or a dialog.
/// Kinds: script, handlers, addresses, style, SVG, templates, mutation (SonarSource's and Cure53's published shapes, written anew), bidi, control characters,
/// other encodings, sheer length.
/// </summary>
static class HostilePayloads
{
    const string Run = "window.pwned=1;alert(1)";

    static readonly string[] Contexts = ["{0}", "\">{0}", "'>{0}", "</title>{0}", "</textarea>{0}", "-->{0}", "]]>{0}", "</script>{0}<!--"];

    static readonly string[] Tags = ["img src=x", "svg", "body", "video src=x", "audio src=x", "details open", "input autofocus", "iframe src=//x", "object data=x", "select autofocus", "style", "marquee"];

    static readonly string[] Events = ["onerror", "onload", "onfocus", "ontoggle", "onmouseover"];

    /// <summary>All of them, each once; more than 500.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Contexts.SelectMany(c => Shapes().Select(s => c.Replace("{0}", s, StringComparison.Ordinal)))
            .Concat(Tags.SelectMany(t => Events.Select(e => $"<{t} {e}={Run}>")))
            .Concat(Letters()).Distinct(StringComparer.Ordinal),
    ];

    static IEnumerable<string> Shapes() =>
    [
        // Script.
        $"<script>{Run}</script>", $"<ScRiPt >{Run}</sCrIpT>", $"<script\n>{Run}</script\n>", $"<script src=data:,{Run}></script>", $"<scr<script>ipt>{Run}</scr</script>ipt>",
        $"<script>{Run}", $"<script type=module>{Run}</script>", $"<<script>{Run}//<</script>",
        // Handlers, quoted in every way and broken out of.
        $"<img src=x onerror={Run}>", $"<img src=x onerror=\"{Run}\">", $"<img src=x onerror='{Run}'>", $"<img src=x onerror=`{Run}`>", $"<img/src=x/onerror={Run}>",
        $"<img src=x:x onerror\u0000={Run}>", $"<svg/onload={Run}>", $"<body onload={Run}>", $"<details open ontoggle={Run}>", $"<input autofocus onfocus={Run}>",
        $"\" autofocus onfocus=\"{Run}", $"' autofocus onfocus='{Run}", $"` onmouseover=`{Run}", $"x onmouseover={Run} y",
        // Addresses.
        $"javascript:{Run}", $"<a href=\"javascript:{Run}\">x</a>", $"<a href=\"jAvAsCrIpT&colon;{Run}\">x</a>", $"<a href=\"java\tscript:{Run}\">x</a>", $"<a href=\"\u0001javascript:{Run}\">x</a>",
        $"<a href=\"data:text/html,<script>{Run}</script>\">x</a>", $"<iframe srcdoc=\"<script>parent.{Run}</script>\">", $"<base href=\"//evil.example/\">",
        $"<meta http-equiv=refresh content=\"0;url=javascript:{Run}\">", "//evil.example/%2f..", $"<form action=\"javascript:{Run}\"><button>x</button></form>",
        $"<object data=\"javascript:{Run}\">", $"<embed src=\"javascript:{Run}\">", "<link rel=stylesheet href=//evil.example/x.css>",
        // Style.
        $"<style>*{{background:url(javascript:{Run})}}</style>", "<style>@import '//evil.example/x.css';</style>", $"<div style=\"width:expression({Run})\">x</div>",
        "<div style=\"position:fixed;inset:0;background:red;z-index:99\">x</div>", "</style><style>body{display:none}</style>",
        // SVG and MathML.
        $"<svg><script>{Run}</script></svg>", $"<svg><animate onbegin={Run} attributeName=x dur=1s>", $"<svg><a xlink:href=\"javascript:{Run}\"><text y=20>x</text></a></svg>",
        $"<svg><foreignObject><iframe srcdoc=\"<script>{Run}</script>\"></foreignObject></svg>", $"<svg><use href=\"data:image/svg+xml,<svg id=x onload={Run}></svg>#x\"></svg>",
        $"<math><maction actiontype=statusline xlink:href=javascript:{Run}>x</maction></math>",
        // Templates of frameworks.
        $"{{{{constructor.constructor('{Run}')()}}}}", $"${{{Run}}}", $"<%= {Run} %>", $"#{{{Run}}}", $"@({Run})", $"@{{{Run};}}", $"[[{Run}]]", $"<x v-on:click={Run}>", $"<div ng-app ng-csp>{{{{$on.constructor('{Run}')()}}}}</div>",
        // What becomes something else when it is read twice.
        $"<noscript><p title=\"</noscript><img src=x onerror={Run}>\">", $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={Run}&gt;\">",
        $"<form><math><mtext></form><form><mglyph><style></math><img src onerror={Run}>", $"<svg></p><style><a id=\"</style><img src=1 onerror={Run}>\">",
        $"<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror={Run}></style></annotation-xml></math>", $"<table><td><svg><desc><td><style><a title=\"</style><img src onerror={Run}>\">",
        $"<select><template><style></select><img src=x onerror={Run}></style></template>", $"<listing>&lt;img src=x onerror={Run}&gt;</listing>", $"<xmp><img src=x onerror={Run}></xmp>",
        $"&lt;img src=x onerror={Run}&gt;", $"&amp;lt;script&amp;gt;{Run}&amp;lt;/script&amp;gt;", $"&#60;script&#62;{Run}&#60;/script&#62;", $"%3Cscript%3E{Run}%3C/script%3E", $"\\u003cscript\\u003e{Run}\\u003c/script\\u003e",
    ];

    static IEnumerable<string> Letters() =>
    [
        // Bidi: each embedding, override and isolate, left open.
        .. "\u202A\u202B\u202D\u202E\u2066\u2067\u2068\u200F\u061C".Select(c => $"moc.elpmaxe {c}gnp.exe<script>{Run}</script>"),
        // Control characters, halves of pairs, what is no character.
        .. Enumerable.Range(0, 32).Select(c => $"<img src=x {(char)c}onerror={Run}>"), $"\ud800<script>{Run}</script>", $"<script>{Run}</script>\udfff", $"\ufffe<script>{Run}</script>\uffff",
        // Other spellings of the same letters.
        $"＜script＞{Run}＜/script＞", $"\u2039script\u203A{Run}", $"<\u017Fcript>{Run}</\u017Fcript>", $"<\u200Bscript>{Run}</script>", $"<s\u0301cript>{Run}</s\u0301cript>", $"ʺ onfocus=ʺ{Run}",
        "+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-", $"\u00BCscript\u00BE{Run}\u00BC/script\u00BE", $"\xC0\xBCscript\xC0\xBE{Run}", $"\u2028<script>{Run}</script>\u2029", $"<script>{Run}</script>\r\nSet-Cookie: pwned=1",
        // Length.
        new string('A', 20_000) + $"<script>{Run}</script>", string.Concat(Enumerable.Repeat("<b>", 2_000)) + $"<img src=x onerror={Run}>", new string('\u0301', 2_000) + $"<svg onload={Run}>",
    ];
}
