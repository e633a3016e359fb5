"""Write seeds for the fuzzers: `python fuzz/seeds.py FOLDER` makes a folder a format."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import which

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from every_format import PROSE, READ_ONLY, WRITERS, Paragraph
from office import make_docx, make_odt, paragraph, run

SEEDS = {
    "text": "О Ким Чен-\nыне: «цитата» 1\n\n1 Подробнее см.: Ланьков А. Н. О // Восток. С. 5.\n",
    "markdown": "# О\n\n*Ким* Чен Ын[^1] `код` <b>а</b>\n\n> чужое\n\n[^1]: См.: А. Б. В // Г.\n",
    "latex": "\\section{О}\n\\emph{Ким}~Чен\\-Ын\\footnote{См. \\enquote{а}} $x$ % c\n"
    "\\begin{quote}а\\end{quote}\\cite[а]{б}\\verb|x|\\'e \\[x\\] \\begin{tabular}{l}а & б\\\\ "
    "\\end{tabular}\\begin{thebibliography}{9}\\bibitem{a} А. Б. В.\\end{thebibliography}\n",
    "bibtex": '@book{a, author = {Ким, Ч.}, title = "О {К}им" # b, year = 1}\n@comment{x}\n% y\n',
    "html": "<h1>О</h1><p>Ким&nbsp;<i>Чен</i><sup>1</sup> <q>Ын</q><br><cite>А</cite><!-- c -->"
    "<blockquote>а</blockquote><section class='footnotes'><li id=fn1>а</li></section><pre>x</pre>",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>Ким\nЧен</i> {\\an8}Ын\n\n",
    "vtt": "WEBVTT\n\nNOTE а\n\n00:01.000 --> 00:02.000\n<v А>Ким&nbsp;Чен\n",
    "ass": "Format: Layer, Text\nDialogue: 0,{\\i1}Ким\\NЧен{\\p1}m 0{\\p0}\nComment: 0,Ын\n",
    "ttml": "<tt><head>а</head><body><p>Ким<br/>Чен <span>Ын</span></p><tt:p>а</tt:p></body></tt>",
    "xliff": "<xliff><trans-unit><source>а</source><target>Ким <g>Чен</g><x/> Ын<ph>а</ph></target>"
    "<note>б</note></trans-unit></xliff>",
    "po": '# а\nmsgid ""\nmsgstr "Ким \\"Чен\\" "\n"Ын\\n"\n#~ msgid "а"\n',
    "csv": 'имя,год\n"Ким ""Чен"" Ын",2010\n',
    "tsv": 'имя\tгод\n"Ким ""Чен"" Ын"\t2010\n',
    "notebook": '{"cells": [{"cell_type": "markdown", "source": ["*\\u041aим*\\n", "Чен[^1]"]}]}',
    "rst": "О\n=\n\n*Ким* Чен [1]_ ``x`` `а <b>`_\n\n.. [1] Сноска\n\n.. note:: а\n\n  цитата\n",
    "rtf": r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}{\stylesheet{\s1 Quote;}}\pard "
    r"\'ca\'e8\u1084?{\b  \u1063?}{\super\chftn{\footnote a}}{\field{\*\fldinst PAGE}{\fldrslt 1}}"
    r"{\deleted a}{\*\annotation b}\cell\row\uc2\par}",
    "fb2": "<FictionBook><body><title><p>О</p></title><cite><p>а</p></cite><p>Ким"
    "<a type='note'>1</a></p></body><body name='notes'><section><p>а</p></section>"
    "</body></FictionBook>",
    "mediawiki": "== О ==\n''Ким'' [[Ч|Чен]]<ref>а</ref> {{цитата|б}}\n{|\n| в || г\n|}\n* [[Д]]е",
    "asciidoc": "= О\n:а: б\n\n*Ким* _Чен_footnote:[а] <<б,в>> `г`\n\n[quote, а]\n____\nа\n____\n"
    "* а\n. б:: в\n|===\n|а 2+|б\n|===\n----\nа\n----\n// а\nimage::а[б]\nhttps://a.b[в] ((г))",
    "org": "#+TITLE: О\n* TODO /Ким/ :а:\n[[а][Чен]][fn:1] =г=\n#+begin_quote\nа\n#+end_quote\n"
    "- а :: б\n| а | б |\n# в\n:PROPERTIES:\n:a: б\n:END:\n[fn:1] г[fn:: д]\n: е\n",
    "typst": "= О\n*Ким*~Чен#footnote[а] #quote(block: true)[б] // в\n#let x = [г] $x$ `y`\n",
}


SAID = "Лидер КНДР Ким Чен Ын прибыл."
NOTE = f'<w:footnote w:id="2">{paragraph(run(SAID))}</w:footnote>'
PACKAGES = {
    "docx": make_docx(
        paragraph(run(SAID), '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + f"<w:tbl><w:tr><w:tc>{paragraph(run(SAID))}</w:tc></w:tr></w:tbl>",
        {"footnotes": NOTE, "comments": f'<w:comment w:id="1">{paragraph(run(SAID))}</w:comment>'},
    ),
    "odt": make_odt(
        f"<text:h>{SAID}</text:h><text:p>{SAID}<text:note><text:note-body><text:p>{SAID}</text:p>"
        "</text:note-body></text:note><office:annotation><text:p>а</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>а</text:p></draw:text-box></draw:frame></text:p>"
    ),
}


def main() -> None:
    """Write the seeds below the folder that is named: those above, and in every format a manuscript
    of one sentence. LibreOffice makes the formats that we only read, where it is."""
    seeds = {form: text.encode() for form, text in SEEDS.items()} | PACKAGES
    for form, write in WRITERS.items():
        folder = Path(sys.argv[1]) / form
        folder.mkdir(parents=True, exist_ok=True)
        if form in seeds:
            (folder / "seed").write_bytes(seeds[form])
        if form not in READ_ONLY or which("soffice"):
            (folder / "sentence").write_bytes(write([Paragraph(PROSE, SAID, SAID)]))


if __name__ == "__main__":
    main()
