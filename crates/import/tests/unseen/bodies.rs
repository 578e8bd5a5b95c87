//! Texts of TEI: what is read, in what order, with what between.

use crate::{compare, omitted, read, tei, texts};

/// Text, notes and what is left out.
fn shown(text: &str) -> String {
    let imported = read(&[("a.xml", tei("", text).as_bytes())]);
    let (words, notes) = texts(&imported);
    let omitted = omitted(&imported).join(" ");
    [words, notes, omitted].join(" | ").trim_end_matches([' ', '|']).to_owned()
}

#[test]
fn a_document_of_surfaces_and_lines_is_a_letter_too() {
    let file = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><sourceDoc><surface><zone><line>Liebe Freundin,</line><line>es ist spät.</line></zone></surface></sourceDoc></TEI>";
    assert_eq!(texts(&read(&[("a.xml", file.as_bytes())])).0, "Liebe Freundin, es ist spät.");
}

#[test]
fn every_manner_of_marking_a_text_gives_a_text_that_can_be_read() {
    let cases = [
        (
            "lines of a transcription, a word over two",
            "<body><ab facs=\"#r1\"><lb n=\"N001\"/>Liebe Freun¬<lb n=\"N002\" break=\"no\"/>din, es<lb n=\"N003\"/>ist spät.</ab></body>",
            "Liebe Freundin, es ist spät.",
        ),
        (
            "a hyphen before a break that is no space",
            "<body><p>Liebe Freun-<lb break=\"no\"/>din</p></body>",
            "Liebe Freundin",
        ),
        (
            "a hyphen in an element of its own",
            "<body><p>Liebe Freun<pc force=\"weak\">-</pc><lb break=\"no\"/>din</p></body>",
            "Liebe Freundin",
        ),
        (
            "a page between the halves of a word",
            "<body><p>Liebe Freun-<pb n=\"2\" facs=\"#f2\" break=\"no\"/><lb break=\"no\"/>din</p></body>",
            "Liebe Freundin",
        ),
        (
            "a catchword at the foot of the page",
            "<body><p>Liebe Freun-<lb break=\"no\"/><fw type=\"catch\" place=\"bottom\">din</fw><pb n=\"2\"/>din</p></body>",
            "Liebe Freundin |  | fw",
        ),
        (
            "words as elements, signs that stand close",
            "<body><p><s><w>Liebe</w> <w>Freundin</w><pc>,</pc> <w>es</w> <w>ist</w> <w>spät</w><pc>.</pc></s></p></body>",
            "Liebe Freundin, es ist spät.",
        ),
        (
            "words as elements on lines of their own",
            "<body><p><s>\n<w>Liebe</w>\n<w>Freundin</w>\n<pc join=\"left\">,</pc>\n<w>es</w>\n</s></p></body>",
            "Liebe Freundin, es",
        ),
        ("blanks as elements", "<body><p><w>Liebe</w><c> </c><w>Freundin</w></p></body>", "Liebe Freundin"),
        (
            "one word for another",
            "<body><p>Ich <subst><del rend=\"overstrike\">bin</del><add place=\"above\">war</add></subst> da.</p></body>",
            "Ich war da.",
        ),
        (
            "a deletion that was taken back",
            "<body><p>Ich <restore><del>bin</del></restore> da.</p></body>",
            "Ich bin da.",
        ),
        (
            "a change that is only called one",
            "<body><p>Ich <mod type=\"subst\"><del>bin</del><add>war</add></mod> da<retrace>.</retrace></p></body>",
            "Ich war da.",
        ),
        (
            "words the editor would leave out, words he has supplied",
            "<body><p>Ich bin <surplus>bin</surplus> <supplied reason=\"omitted\">hier</supplied> und <secl>nicht</secl> dort.</p></body>",
            "Ich bin hier und nicht dort.",
        ),
        (
            "a long s regularised",
            "<body><p>Da<choice><orig>ſ</orig><reg>s</reg></choice> i<choice><orig>ſt</orig><reg>st</reg></choice> gut.</p></body>",
            "Das ist gut.",
        ),
        (
            "an abbreviation by its letters",
            "<body><p>un<choice><abbr>d<am>.</am></abbr><expan>d<ex>er</ex></expan></choice> S<ex>eine</ex>r</p></body>",
            "under Seiner",
        ),
        (
            "two readings that cannot be told apart",
            "<body><p>Ich <choice><unclear>war</unclear><unclear>wäre</unclear></choice> da.</p></body>",
            "Ich war da. | wäre",
        ),
        (
            "a choice of segments",
            "<body><p>Ich <choice><seg type=\"orig\">ware</seg><seg type=\"norm\">wäre</seg></choice> da.</p></body>",
            "Ich wäre da.",
        ),
        (
            "damage and gaps",
            "<body><p>Ich <damage agent=\"water\">war <unclear>da</unclear></damage> <gap reason=\"lost\" unit=\"chars\" quantity=\"4\"/> gern.</p></body>",
            "Ich war da gern.",
        ),
        (
            "a place that was left free",
            "<body><p>Herr <space dim=\"horizontal\" quantity=\"5\" unit=\"chars\"/> kam.</p></body>",
            "Herr kam.",
        ),
        (
            "variants with a reading that stands in the text",
            "<body><p>Ich <app><lem wit=\"#A\">war</lem><rdg wit=\"#B\">bin</rdg></app> da.</p></body>",
            "Ich war da. | bin",
        ),
        (
            "notes with signs of their own",
            "<body><p>Ich war<note n=\"*\" place=\"bottom\" resp=\"#ed\">In Weimar.</note> da.</p></body>",
            "Ich war da. | In Weimar.",
        ),
        (
            "notes at the end that the text points to",
            "<body><p>Ich war<ref target=\"#n1\" type=\"noteAnchor\">1</ref> da.</p></body><back><div type=\"notes\"><note xml:id=\"n1\">In Weimar.</note></div></back>",
            "Ich war da. | In Weimar.",
        ),
        (
            "notes at the end that point to the text",
            "<body><p>Ich <anchor xml:id=\"a1\"/>war da.</p></body><back><div type=\"notes\"><list><item><note target=\"#a1\">In Weimar.</note></item></list></div></back>",
            "Ich war da. | In Weimar.",
        ),
        (
            "notes on stretches",
            "<body><p>Ich <seg xml:id=\"s1\">war da</seg>.</p></body><back><noteGrp><note target=\"#s1\" type=\"comment\"><p>In Weimar.</p><p>Im Mai.</p></note></noteGrp></back>",
            "Ich war da. | In Weimar. Im Mai.",
        ),
        (
            "an opener with its parts",
            "<body><opener><dateline><placeName>Weimar</placeName>, <date when=\"1801-05-03\">3. Mai 1801</date></dateline><salute>Liebe Freundin!</salute></opener><p>Ja.</p><closer>Ihre<lb/><signed>Anna <hi rend=\"underline\">Berg</hi></signed></closer></body>",
            "Weimar, 3. Mai 1801 / Liebe Freundin! / Ja. / Ihre / Anna Berg",
        ),
        (
            "a salutation within the first paragraph",
            "<body><p><salute>Liebe Freundin!</salute> Ja.</p></body>",
            "Liebe Freundin! / Ja.",
        ),
        (
            "a closer with words between",
            "<body><closer>Ich bleibe <salute>mit Achtung</salute> Ihre <signed>Anna</signed> <dateline>Weimar</dateline></closer></body>",
            "Ich bleibe mit Achtung Ihre / Anna / Weimar",
        ),
        (
            "an address and postmarks",
            "<body><p>Ja.</p><div type=\"address\"><address><addrLine>Frau Feld</addrLine><addrLine>Berlin</addrLine></address><stamp type=\"postmark\">WEIMAR 3 MAI</stamp></div></body>",
            "Ja. / Frau Feld / Berlin / WEIMAR 3 MAI",
        ),
        (
            "a postscript with a label",
            "<body><p>Ja.</p><postscript><label>P.S.</label><p>Nein.</p></postscript></body>",
            "Ja. / P.S. / Nein.",
        ),
        (
            "verse inside prose",
            "<body><p>Ich las: <quote><lg><l>Über allen Gipfeln</l><l>ist Ruh</l></lg></quote> und schlief.</p></body>",
            "Ich las: / Über allen Gipfeln / ist Ruh / und schlief.",
        ),
        (
            "a list with labels",
            "<body><list type=\"gloss\"><label>A</label><item>eins</item><label>B</label><item>zwei</item></list></body>",
            "A / eins / B / zwei",
        ),
        (
            "a table",
            "<body><table><head>Preise</head><row role=\"label\"><cell>Brot</cell><cell>Wein</cell></row><row><cell>1</cell><cell>2</cell></row></table></body>",
            "Preise / Brot Wein / 1 2",
        ),
        (
            "a letter within the letter",
            "<body><p>Ich lege bei:</p><floatingText type=\"letter\"><body><opener><salute>Hochverehrter!</salute></opener><p>Nein.</p></body></floatingText></body>",
            "Ich lege bei: / Hochverehrter! / Nein.",
        ),
        (
            "a drawing with words",
            "<body><p>So:</p><figure><graphic url=\"a.png\"/><head>Haus</head><figDesc>Ein Haus mit Baum</figDesc></figure></body>",
            "So: / Haus Ein Haus mit Baum",
        ),
        (
            "a drawing within a sentence",
            "<body><p>So <figure><figDesc>Herz</figDesc></figure> ist es.</p></body>",
            "So Herz ist es.",
        ),
        (
            "a formula, a measure, a number",
            "<body><p>Es sind <num value=\"2\">zwei</num> <measure unit=\"fl\">Gulden</measure> oder <formula notation=\"TeX\">2x</formula>.</p></body>",
            "Es sind zwei Gulden oder 2x.",
        ),
        (
            "glosses above the line",
            "<body><p><ruby><rb>東京</rb><rt>とうきょう</rt></ruby>へ</p></body>",
            "東京へ | とうきょう",
        ),
        (
            "a break between parts",
            "<body><p>Ja.</p><milestone unit=\"section\" rend=\"asterisks\"/><p>Nein.</p></body>",
            "Ja. / Nein.",
        ),
        (
            "what links to a list of books",
            "<body><p>Siehe <bibl><author>Tal</author>: <title>Reisen</title>, <date>1799</date></bibl> und <ref target=\"http://example.org/x\">hier</ref>.</p></body>",
            "Siehe Tal: Reisen, 1799 und hier. | http://example.org/x",
        ),
        (
            "words spoken",
            "<body><p>Er sprach: <said>Ja</said>, dann <q>nein</q>.</p></body>",
            "Er sprach: “Ja”, dann “nein”.",
        ),
        (
            "index terms that nobody sees",
            "<body><p>Ich war<index><term>Reisen</term></index> da.</p></body>",
            "Ich war da. |  | index",
        ),
        (
            "a translation beside the text",
            "<body><div type=\"transcription\" xml:lang=\"de\"><p>Ja.</p></div><div type=\"translation\" xml:lang=\"en\"><p>Yes.</p></div></body>",
            "Ja. / Yes.",
        ),
        ("a sign that has a name", "<body><p>3 <g ref=\"#fl\">fl</g> und <g ref=\"#x\"/>.</p></body>", "3 fl und ."),
        (
            "other hands",
            "<body><p>Ja. <add hand=\"#cora\" place=\"margin\">Nein!</add></p><p><handShift new=\"#dora\"/>Doch.</p></body>",
            "Ja. Nein! / Doch.",
        ),
        (
            "white space between everything",
            "<body>\n  <p>\n    Liebe\n    <persName>\n      Freundin\n    </persName>\n    ,\n    ja.\n  </p>\n</body>",
            "Liebe Freundin , ja.",
        ),
        (
            "a stage play in a letter",
            "<body><sp><speaker>FAUST</speaker><p>Ja.</p><stage>geht</stage></sp></body>",
            "FAUST / Ja. / geht",
        ),
        (
            "an epigraph and a trailer",
            "<body><epigraph><cit><quote>Carpe diem</quote><bibl>Horaz</bibl></cit></epigraph><p>Ja.</p><trailer>Ende</trailer></body>",
            "“Carpe diem” Horaz / Ja. / Ende",
        ),
        (
            "an argument in front",
            "<body><argument><p>Worum es geht.</p></argument><p>Ja.</p></body>",
            "Worum es geht. / Ja.",
        ),
        (
            "nothing but words in the body's division",
            "<body><div>Liebe Freundin, <lb/>ja.</div></body>",
            "Liebe Freundin, ja.",
        ),
        (
            "cross references within the edition",
            "<body><p>Wie <ptr target=\"#L2\"/> sagt <ref target=\"letter7.xml\">Brief 7</ref>.</p></body>",
            "Wie L2 sagt Brief 7.",
        ),
    ];
    compare(
        cases.into_iter().map(|(what, text, expected)| (format!("{what}: {text}"), shown(text), expected.to_owned())),
    );
}
