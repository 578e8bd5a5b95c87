//! What each element of TEI means here: the one table that reading and report go by.
//!
//! Start with [`meaning`]. An element that stands in no line is kept as its words, and said to be.

use crate::{
    draft::{DraftPartKind, MentionKind},
    report::Treatment,
};

/// What an element is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Holds parts; words directly in it are paragraphs.
    Structure,
    /// Holds parts, which are of this kind unless they say otherwise.
    Section(DraftPartKind),
    /// A part of its own.
    Part(DraftPartKind),
    /// A row of a table, whose children are cells.
    Row,
    /// A line ends.
    Line,
    /// Holds the words of a line.
    SourceLine,
    /// A page begins.
    Page,
    /// A note.
    Note,
    /// A place that others point to.
    Anchor,
    /// Something is missing.
    Gap,
    /// A picture.
    Figure,
    /// Two readings.
    Choice,
    /// Several readings by witness; the first is read.
    Readings,
    /// Words set off.
    Emphasis,
    /// Struck out.
    Deletion,
    /// Added.
    Addition,
    /// Hard to read.
    Unclear,
    /// Supplied.
    Supplied,
    /// Written out by the editors.
    Expansion,
    /// In another language.
    Foreign,
    /// Quoted.
    Quotation,
    /// The hand changes.
    Hand,
    /// A name.
    Mention(MentionKind),
    /// A link.
    Link,
    /// Words in words, without more.
    Words,
    /// A register of people, places or bodies.
    Register,
    /// Not of the letter: running heads, catchwords.
    Omitted,
}

/// The TEI namespace.
pub const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

/// What an element of TEI means, by its local name, and what is said to be made of it.
#[must_use]
pub fn meaning(name: &str) -> (Meaning, Treatment) {
    use DraftPartKind as Part;
    use Treatment::{Kept, Omitted, Shown, Text};
    match name {
        "text" | "body" | "front" | "back" | "group" | "div" | "div1" | "div2" | "div3" | "div4" | "div5" | "div6"
        | "div7" | "floatingText" | "opener" | "list" | "table" | "listBibl" | "sp" | "cit" | "argument"
        | "epigraph" => (Meaning::Structure, Kept),
        "listWit" | "sourceDoc" | "surfaceGrp" | "surface" | "titlePage" | "castList" | "spGrp" => {
            (Meaning::Structure, Shown)
        }
        "closer" => (Meaning::Section(Part::Closing), Kept),
        "postscript" => (Meaning::Section(Part::Postscript), Kept),
        "address" => (Meaning::Section(Part::Address), Kept),
        "lg" => (Meaning::Section(Part::Verse), Kept),
        "p" | "ab" => (Meaning::Part(Part::Paragraph), Kept),
        "zone" | "docAuthor" | "docDate" | "docImprint" | "imprimatur" => (Meaning::Part(Part::Paragraph), Shown),
        "head" => (Meaning::Part(Part::Heading), Kept),
        "salute" => (Meaning::Part(Part::Salutation), Kept),
        "signed" => (Meaning::Part(Part::Signature), Kept),
        "dateline" => (Meaning::Part(Part::Dateline), Kept),
        "addrLine" | "addrline" => (Meaning::Part(Part::Address), Kept),
        "l" => (Meaning::Part(Part::Verse), Kept),
        "item" => (Meaning::Part(Part::ListItem), Kept),
        "row" => (Meaning::Row, Kept),
        "witness" => (Meaning::Part(Part::ListItem), Shown),
        "byline" | "docTitle" | "titlePart" => (Meaning::Part(Part::Heading), Shown),
        "trailer" | "speaker" | "label" | "bibl" => (Meaning::Words, Shown),
        "line" => (Meaning::SourceLine, Shown),
        "lb" => (Meaning::Line, Kept),
        "cb" | "milestone" | "gb" => (Meaning::Line, Shown),
        "pb" => (Meaning::Page, Kept),
        "note" => (Meaning::Note, Kept),
        "rt" => (Meaning::Note, Shown),
        "anchor" => (Meaning::Anchor, Kept),
        "gap" => (Meaning::Gap, Kept),
        "space" => (Meaning::Gap, Shown),
        "figure" => (Meaning::Figure, Kept),
        "graphic" => (Meaning::Figure, Shown),
        "choice" => (Meaning::Choice, Kept),
        "app" => (Meaning::Readings, Shown),
        "hi" | "emph" => (Meaning::Emphasis, Kept),
        "mentioned" | "distinct" | "stage" => (Meaning::Emphasis, Shown),
        "del" | "surplus" => (Meaning::Deletion, Kept),
        "add" => (Meaning::Addition, Kept),
        "unclear" => (Meaning::Unclear, Kept),
        "damage" => (Meaning::Unclear, Shown),
        "supplied" => (Meaning::Supplied, Kept),
        "ex" => (Meaning::Expansion, Kept),
        "foreign" => (Meaning::Foreign, Kept),
        "q" | "quote" | "said" | "soCalled" => (Meaning::Quotation, Shown),
        "handShift" => (Meaning::Hand, Shown),
        "persName" => (Meaning::Mention(MentionKind::Person), Kept),
        "placeName" | "geogName" | "settlement" | "country" | "region" | "district" => {
            (Meaning::Mention(MentionKind::Place), Kept)
        }
        "orgName" => (Meaning::Mention(MentionKind::Organisation), Kept),
        "title" => (Meaning::Mention(MentionKind::Work), Shown),
        "date" | "dateRange" => (Meaning::Mention(MentionKind::Date), Shown),
        "rs" | "name" | "term" | "gloss" => (Meaning::Mention(MentionKind::Term), Kept),
        "ref" | "ptr" | "xref" | "xptr" => (Meaning::Link, Shown),
        "subst" | "abbr" | "expan" | "orig" | "reg" | "sic" | "corr" | "lem" | "cell" | "figDesc" | "surname"
        | "forename" | "addName" | "roleName" | "genName" | "nameLink" | "headLabel" | "headItem" => {
            (Meaning::Words, Kept)
        }
        "rdg" => (Meaning::Words, Shown),
        "seg" | "c" | "g" | "w" | "pc" | "s" | "cl" | "phr" | "m" | "metamark" | "stamp" | "formula" | "am" | "mod"
        | "time" | "lang" | "occupation" | "num" | "measure" | "measureGrp" | "unit" | "street" | "postCode"
        | "postBox" | "bloc" | "geogFeat" | "offset" | "objectName" | "eventName" | "email" | "code" | "ident"
        | "gi" | "val" | "att" | "tag" | "eg" | "desc" | "caption" | "ruby" | "rb" | "restore" | "retrace" | "redo"
        | "undo" | "secl" | "rdgGrp" | "wit" | "author" | "editor" | "publisher" | "pubPlace" | "biblScope"
        | "edition" | "series" | "imprint" | "idno" | "floruit" | "role" | "roleDesc" | "castItem" | "biblStruct"
        | "biblFull" | "analytic" | "monogr" | "citedRange" | "institution" | "repository" | "collection"
        | "affiliation" | "dim" | "height" | "width" | "material" => (Meaning::Words, Shown),
        "listPerson" | "listPlace" | "listOrg" | "standOff" | "noteGrp" => (Meaning::Register, Kept),
        // Entries of a register, where they stand in one.
        "person" | "personGrp" | "place" | "org" => (Meaning::Words, Kept),
        "birth" | "death" | "location" | "geo" | "nationality" | "education" | "faith" | "residence" | "sex"
        | "gender" | "state" | "trait" => (Meaning::Words, Shown),
        // Running heads and catchwords; entries for an index, which nobody sees where they stand.
        "fw" | "index" => (Meaning::Omitted, Omitted),
        _ => (Meaning::Words, Text),
    }
}
