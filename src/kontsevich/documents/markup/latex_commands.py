"""The commands and environments of LaTeX that the reader must know, by what they do."""

from __future__ import annotations

_NBSP, _THIN = "\u00a0", "\u202f"
TYPED = {
    "~": _NBSP,
    "--": "–",
    "---": "—",
    "``": "“",
    "''": "”",
    "<<": "«",
    ">>": "»",
    ",,": "„",
    # The shorthands of babel for Russian and German.
    '"-': "",
    '"=': "-",
    '"~': "-",
    '"<': "«",
    '">': "»",
    '"`': "„",
    "\"'": "“",
}
SIGNS = {
    **dict.fromkeys("%&#_${}", ""),
    ",": _THIN,
    ":": _THIN,
    ";": _THIN,
    " ": " ",
    "\n": " ",
    "\t": " ",
    "-": "",
    "/": "",
    "@": "",
    "!": "",
    "*": "",
}
ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "r": "\u030a",
}
WORDS = {
    **dict.fromkeys(("newline", "tabularnewline", "linebreak", "hfill", "break"), "\n"),
    **dict.fromkeys(("quad", "qquad", "enspace", "space", "enskip"), " "),
    **dict.fromkeys(("thinspace", "nobreakspace", "nobreakdash"), _NBSP),
    **dict.fromkeys(("ldots", "dots", "textellipsis"), "…"),
    **dict.fromkeys(("guillemotleft", "guillemetleft", "flqq"), "«"),
    **dict.fromkeys(("guillemotright", "guillemetright", "frqq"), "»"),
    **dict.fromkeys(("glqq", "quotedblbase"), "„"),
    **dict.fromkeys(("grqq", "textquotedblleft"), "“"),
    **dict.fromkeys(("textemdash", "cdash"), "—"),
    "textquotedblright": "”",
    "textquotedbl": '"',
    "textendash": "–",
    "textnumero": "№",
    "No": "№",
    "S": "§",
    "slash": "/",
    "nobreakdash-": "-",
    "allowbreak": "",
    "textcompwordmark": "",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
# Typesetting only: what follows is not what they print.
SWITCHES = frozenset(
    (
        *("bfseries", "itshape", "slshape", "scshape", "upshape", "rmfamily", "sffamily"),
        *("ttfamily", "mdseries", "normalfont", "bf", "it", "sl", "sc", "rm", "sf", "tt", "em"),
        *("tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large"),
        *("LARGE", "huge", "Huge", "noindent", "centering", "raggedright", "relax", "protect"),
        *("selectfont", "nohyphens", "unskip", "ignorespaces", "xspace", "leavevmode"),
    )
)
# Macros with a hidden argument that only style the next one.
STYLES = frozenset(
    (
        *("textcolor", "colorbox", "foreignlanguage", "textlang", "fontsize", "selectlanguage"),
        *("raisebox", "parbox", "hyperlink", "color", "fontspec", "foreignquote", "hyphenquote"),
    )
)
# How many arguments of a macro are not for the reader's eye: the first ones.
HIDDEN = {
    **dict.fromkeys(
        (
            *("label", "ref", "pageref", "eqref", "autoref", "cref", "Cref", "nameref", "vref"),
            *("cite", "Cite", "citep", "citet", "citealp", "citeauthor", "citeyear", "nocite"),
            *("parencite", "footcite", "footfullcite", "textcite", "autocite", "fullcite"),
            *("smartcite", "supercite", "citetitle", "footcites", "autocites", "parencites"),
            *("usepackage", "RequirePackage", "documentclass", "include", "input", "subfile"),
            *("includegraphics", "graphicspath", "bibliography", "bibliographystyle"),
            *("addbibresource", "selectlanguage", "setdefaultlanguage", "setotherlanguage"),
            *("setotherlanguages", "setmainlanguage", "setmainfont", "setsansfont"),
            *("setmonofont", "newfontfamily", "defaultfontfeatures", "hypersetup", "geometry"),
            *("pagestyle", "thispagestyle", "pagenumbering", "vspace", "hspace", "vskip"),
            *("hyphenation", "hypertarget", "hyperlink", "phantomsection", "foreignlanguage"),
            *("textcolor", "color", "colorbox", "fontsize", "newcommand", "renewcommand"),
            *(
                "providecommand",
                "arabic",
                "value",
                "roman",
                "alph",
                "newenvironment",
                "renewenvironment",
                "DeclareMathOperator",
            ),
            *(
                "newtheorem",
                "newcounter",
                "stepcounter",
                "refstepcounter",
                "raisebox",
                "foreignquote",
            ),
            *("hyphenquote", "textcquote", "foreignblockquote", "hyphenblockquote", "blockcquote"),
            *("bibitem", "cmidrule", "cline", "tag", "glsadd", "gls", "nolinkurl", "begin", "end"),
            *("ifthenelse", "texorpdfstring", "MakeOuterQuote", "MakeAutoQuote", "pdfbookmark"),
            *("textlang", "fontspec", "parbox", "rule", "phantom", "hphantom", "vphantom"),
        ),
        1,
    ),
    **dict.fromkeys(("setcounter", "addtocounter", "setlength", "addtolength", "rule"), 2),
    **dict.fromkeys(("multicolumn", "multirow", "fontsize", "definecolor", "addcontentsline"), 2),
    **dict.fromkeys(("hyphencquote", "foreigncquote", "foreigntextquote", "resizebox"), 2),
}
NOTES = frozenset(
    (
        *(
            "footnote",
            "footnotetext",
            "endnote",
            "endnotetext",
            "thanks",
            "sidenote",
            "tablefootnote",
        ),
        *("marginnote", "marginpar", "parnote", "Footnote", "ednote"),
    )
)
HEADINGS = {
    "part": 1,
    "chapter": 1,
    "addchap": 1,
    "title": 1,
    "section": 2,
    "addsec": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "subtitle": 6,
    "caption": 9,
    "frametitle": 3,
}
# A text of its own, which stands elsewhere in print than in the source.
ASIDE = {"index": "prose", "sindex": "prose", "markboth": "heading", "markright": "heading"}
CODES = frozenset(("texttt", "code", "lstinline", "mintinline", "detokenize"))
DEFINITIONS = frozenset(("newcommand", "renewcommand", "providecommand", "def", "gdef", "edef"))
QUOTED = frozenset(
    (
        *("enquote", "textquote", "textcquote"),
        *("foreignquote", "hyphenquote", "foreigntextquote", "foreigncquote"),
        *("hyphencquote",),
    )
)
BLOCK_QUOTED = frozenset(("blockquote", "blockcquote", "foreignblockquote", "hyphenblockquote"))
ADDRESSES = frozenset(("url", "href", "path"))
# What the last argument of a macro is.
MEANINGS = {
    **dict.fromkeys(NOTES, "note"),
    **{name: f"heading {level}" for name, level in HEADINGS.items()},
    **{name: f"aside {role}" for name, role in ASIDE.items()},
    **dict.fromkeys(CODES, "code"),
    **dict.fromkeys(QUOTED, "quoted"),
    **dict.fromkeys(BLOCK_QUOTED, "blockquote"),
    "epigraph": "epigraph",
}
QUOTE_ENVIRONMENTS = frozenset(
    (
        *("quote", "quotation", "displayquote", "displaycquote", "quoting", "verse", "epigraphs"),
        *("foreigndisplayquote", "hyphendisplayquote"),
    )
)
CODE_ENVIRONMENTS = frozenset(
    (
        *("verbatim", "verbatim*", "Verbatim", "BVerbatim", "LVerbatim", "lstlisting", "minted"),
        *("alltt", "tikzpicture", "filecontents", "filecontents*", "luacode", "algorithmic"),
    )
)
MATH_ENVIRONMENTS = frozenset(
    (
        *("equation", "align", "gather", "multline", "eqnarray", "displaymath", "math", "alignat"),
        *("flalign", "dmath"),
    )
)
TABLES = ("tabular", "tabularx", "tabulary", "longtable", "tblr", "longtblr", "tabular*")
TAKES_ARGUMENTS = frozenset(
    (
        *("tabular", "tabularx", "tabulary", "longtable", "array", "thebibliography", "minipage"),
        *("otherlanguage", "multicols", "CJK", "adjustwidth", "wrapfigure", "spacing", "list"),
        *("tblr", "longtblr", "textblock"),
    )
)
