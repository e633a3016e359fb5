"""How the pages of HTML that are sent look: on a desk, on a telephone, on paper, in the dark."""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light dark; --line: #8886; --fix: #1a7f37; --decide: #9a6700; --sic: #6e7781;
 }
body { font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK KR", sans-serif; margin: 1.5rem auto;
  max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin-top: 2.5rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem .35rem 0; text-align: left;
  vertical-align: top; }
td.name { font-weight: 600; white-space: nowrap; }
td.count { text-align: right; }
td.hangul, td.hanja { white-space: nowrap; }
tr.fix td.action { color: var(--fix); font-weight: 600; }
tr.decide td.action { color: var(--decide); font-weight: 600; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 50rem; }
mark { background: none; color: inherit; border-bottom: 2px solid var(--fix); }
mark.unsafe, mark.none { border-bottom-color: var(--decide); }
mark.sic { border-bottom: 2px dotted var(--sic); }
mark b { color: var(--fix); font-weight: 600; padding-left: .3em; }
mark b::before { content: "→ "; }
mark.sic b { color: var(--sic); font-weight: normal; }
a { color: inherit; }
mark:target { outline: 3px solid var(--decide); }
.legend mark { margin-right: .5em; }
@media (max-width: 40rem) {
  thead { display: none; }
  tr { display: block; border-bottom: 1px solid var(--line); padding: .6rem 0; }
  td { display: block; border: 0; padding: 0; text-align: left !important; white-space: normal; }
  td:empty { display: none; }
  td.name { white-space: normal; }
  td:not(.name)::before { content: attr(data-head) ": "; color: var(--sic); font-weight: normal; }
  td.name { font-size: 1.1rem; }
}
@media (prefers-color-scheme: dark) { :root { --fix: #3fb950; --decide: #d29922; --sic: #9198a1; } }
@media print { body { font-size: 10pt; max-width: none; } tr { break-inside: avoid; } }
"""
