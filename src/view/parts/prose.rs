//! The words of a part on the page: both texts, with corrections, notes, page breaks, names and highlights.
//!
//! Start with [`Prose::pieces`]. Whatever is not the part's text is in an element with `data-apparatus`; what remains
//! is exactly the text that `text::compose` gives, character for character.

use corpus::sort;
use corpus::stretch::Stretch as _;
use yew::prelude::*;

use crate::edition::EntityMention;
use crate::view::{PageContext, parts::note_label};
use corpus::{EntityKind, Inline, Letter, Part};
use site::Route;
use text::{Composed, Run, Span, Version, compose};

/// What a stretch of text is marked as, apart from its own pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A hit of the search, by its number in the letter from 0.
    Hit(usize),
    /// The words that the address names.
    Passage,
    /// Words that a comparison is about.
    Shared,
}

/// The text of a part and the names in it, while it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'a> {
    pub(super) composed: &'a Composed,
    pub(super) names: &'a [EntityMention<'a>],
}

/// A part to be drawn.
pub struct Prose<'a> {
    /// What every page is given.
    pub context: &'a PageContext,
    /// The letter.
    pub letter: &'a Letter,
    /// The part.
    pub part: &'a Part,
    /// Which text.
    pub version: Version,
    /// Marked stretches of the text shown, in bytes; they may overlap.
    pub marks: Vec<(Span, Mark)>,
    /// Prefix of the ids of elements inside: empty on the letter's own page, `a-` in a pane.
    pub id_prefix: String,
    /// Whether notes, pages and corrections can be opened from here; if not, none of their marks is drawn.
    pub apparatus: bool,
    /// Whether what the reading text corrects stands struck out beside it.
    pub both: bool,
}

/// So many bytes of a paragraph may stand in its first line.
const FIRST_LINE: usize = 80;

impl<'a> Prose<'a> {
    /// A part as it stands on the letter's own page, in the reading text.
    #[must_use]
    pub fn reading(context: &'a PageContext, letter: &'a Letter, part: &'a Part) -> Self {
        Self {
            context,
            letter,
            part,
            version: Version::Reading,
            marks: Vec::new(),
            id_prefix: String::new(),
            apparatus: true,
            both: false,
        }
    }

    /// The part's content, to be put into its element.
    pub fn pieces(&self) -> Html {
        let composed = compose(self.letter, self.part, self.version);
        let names = if self.context.settings.names && self.version == Version::Reading {
            self.context.edition.mentions_in(self.letter, self.part, &composed)
        } else {
            Vec::new()
        };
        self.within(&self.part.text, &composed.runs, &Drawing { composed: &composed, names: &names })
    }

    /// The words of a stretch, without anything of its pieces.
    pub(super) fn plain(&self, run: &Run, drawing: &Drawing<'_>) -> Html {
        self.words(Span { start: run.start, end: run.end }, drawing)
    }

    pub(super) fn piece(&self, run: &Run, piece: &Inline, drawing: &Drawing<'_>) -> Html {
        let words = || self.plain(run, drawing);
        match piece {
            Inline::Words(_) => words(),
            Inline::Sic { correction: Some(correction), sic, corr } => self.corrected(correction, [sic, corr], words()),
            Inline::Sic { sic, .. } if self.version == Version::Reading => {
                html! { <span class="corr" title={format!("The document has “{sic}”")}>{ words() }</span> }
            }
            Inline::Sic { .. } => words(),
            Inline::Supplied { .. } if self.version == Version::Source => Html::default(),
            Inline::Supplied { .. } => {
                html! {
                    <span class="supplied" title="Supplied by this edition; lost in the source file">
                        { self.marked_up(run, piece, drawing) }
                    </span>
                }
            }
            Inline::PageBreak { page, facs, .. } if self.apparatus => {
                let said = format!("[p. {page}]");
                let id = self.page_id(piece, page);
                // In the first line of a paragraph its number stands in the same margin.
                let class = classes!("pb", (run.start < FIRST_LINE).then_some("early"));
                if let Some(facs) = facs {
                    let title = format!("Picture of page {page}");
                    html! {
                        <span {class} data-apparatus="page" {id}>
                            <a href={facs.clone()} rel="external" {title} aria-label={said.clone()} data-shown={said} />
                        </span>
                    }
                } else {
                    html! { <span {class} data-apparatus="page" {id} data-shown={said} /> }
                }
            }
            Inline::NoteRef { note, mark, .. } if self.apparatus => self.note_mark(note, mark),
            Inline::Brackets { lang, .. } => {
                html! { <span class="bracketed" lang={lang.clone()} title={bracket_title(piece)}>{ words() }</span> }
            }
            Inline::PageBreak { .. } | Inline::NoteRef { .. } | Inline::Join => Html::default(),
            other => self.marked_up(run, other, drawing),
        }
    }

    fn corrected(&self, correction_id: &str, [sic, corr]: [&str; 2], words: Html) -> Html {
        let correction = self.letter.correction(correction_id);
        let applied = correction.is_some_and(corpus::Correction::is_applied);
        let sense = correction.and_then(|correction| correction.sense);
        let class = if applied { "corr" } else { "doubted" };
        let label = if applied && self.version == Version::Reading {
            if sic.is_empty() {
                "Correction: words supplied".to_owned()
            } else {
                format!("Correction: the source has “{sic}”")
            }
        } else if applied {
            "Slip, corrected in the reading text".to_owned()
        } else {
            "Doubtful place: see the note".to_owned()
        };
        let label = sense.map_or_else(|| label.clone(), |sense| format!("{label}. {}", sense.label()));
        html! {
            <>
                // What is struck out, and what is only proposed, is not the text that is shown.
                if self.both && applied && !sic.is_empty() {
                    <del class="struck" data-apparatus="emendation">{ sic }</del>
                    <span data-apparatus="emendation">{ " " }</span>
                }
                <span
                    class={classes!(class, (self.both && applied).then_some("inserted"))}
                    data-emendation={correction_id.to_owned()}
                    id={self.id(&format!("place-{correction_id}"))}
                >
                    { words }
                </span>
                if self.both && !applied {
                    <span class="perhaps" data-apparatus="emendation">
                        { if corr.is_empty() { " [perhaps to be left out]".to_owned() } else { format!(" [perhaps {corr}]") } }
                    </span>
                }
                if self.apparatus {
                    <a
                        class={classes!("emark", sense.map(|_| "turns"))}
                        data-apparatus="emendation"
                        data-open={correction_id.to_owned()}
                        href={format!("#{}", self.id(correction_id))}
                        aria-label={label}
                    />
                }
            </>
        }
    }

    /// Written by the style sheet, mark and note: words of their own would stand between those that a reader looks for in
    /// the page. What is drawn in the line of the mark also stands level with it in the margin, where there is one, without
    /// being measured.
    fn note_mark(&self, note_id: &str, mark: &str) -> Html {
        let kind = match note_id.as_bytes().first() {
            Some(b't') => "translator’s note",
            Some(b'e') => "note of this edition",
            _ => "note of the source",
        };
        let shown = if self.version == Version::Source && !mark.is_empty() { mark } else { note_id };
        let note = self.letter.part(note_id);
        html! {
            <sup
                data-apparatus="note"
                class={classes!("nmark", note_id.get(..1).map(|by| format!("by-{by}")))}
                data-whose={note.map(note_label)}
            >
                <a
                    id={self.id(&format!("ref-{note_id}"))}
                    data-open={note_id.to_owned()}
                    href={format!("#{}", self.id(note_id))}
                    aria-label={format!("{shown}, {kind}")}
                    data-shown={shown.to_owned()}
                    data-note={note.map(|note| compose(self.letter, note, self.version).text)}
                />
            </sup>
        }
    }

    fn id(&self, id: &str) -> String {
        format!("{}{}", self.id_prefix, self.context.element_id(&self.letter.id, id))
    }

    /// The id of a page's beginning: of the first, where two pages have the same number.
    fn page_id(&self, piece: &Inline, page: &str) -> Option<String> {
        let pieces = self.letter.parts.iter().flat_map(|part| part.text.all_pieces());
        let mut same = pieces.filter(|other| matches!(other, Inline::PageBreak { page: number, .. } if number == page));
        same.next().filter(|first| std::ptr::eq(*first, piece)).map(|_| self.id(&format!("page-{page}")))
    }

    /// Cuts a stretch wherever a mark or name begins or ends, and draws each cut with all that covers it.
    pub(super) fn words(&self, span: Span, drawing: &Drawing<'_>) -> Html {
        let Drawing { composed, names } = *drawing;
        let mut cuts = vec![span.start, span.end];
        let covering = |inner: Span| {
            [inner.start, inner.end].into_iter().filter(|&at| at > span.start && at < span.end).collect::<Vec<_>>()
        };
        cuts.extend(self.marks.iter().flat_map(|(mark, _)| covering(*mark)));
        cuts.extend(names.iter().flat_map(|name| covering(name.span)));
        sort::natural(&mut cuts);
        cuts.dedup();
        cuts.windows(2)
            .filter_map(|cut| match cut {
                &[start, end] if start < end => Some(self.stretch(Span { start, end }, composed, names)),
                _ => None,
            })
            .collect()
    }

    fn stretch(&self, span: Span, composed: &Composed, names: &[EntityMention<'_>]) -> Html {
        let covers = |outer: &Span| outer.start <= span.start && span.end <= outer.end;
        let text = composed.text.stretch(span.start..span.end);
        let mut drawn = html! { { text } };
        // The last of the names that cover the place is the most exact one: longer mentions come first.
        if let Some(name) = names.iter().rfind(|name| covers(&name.span)) {
            let class = classes!("mention", format!("mention-{}", name.kind.parameter()));
            let href = self.context.href(Route::entity(name.kind, &name.entity.id));
            let open = self.apparatus.then(|| name_mark(&self.part.id, name.span));
            drawn = html! { <a class={class} href={href} title={mention_title(name)} data-open={open}>{ drawn }</a> };
        }
        let is = |wanted: Mark| self.marks.iter().any(|(outer, mark)| *mark == wanted && covers(outer));
        if is(Mark::Shared) {
            drawn = html! { <span class="shared">{ drawn }</span> };
        }
        let hit = self.marks.iter().find_map(|(outer, mark)| match mark {
            Mark::Hit(number) if covers(outer) => Some(number),
            _ => None,
        });
        if let Some(number) = hit {
            drawn = html! { <mark data-hit={number.to_string()}>{ drawn }</mark> };
        }
        if is(Mark::Passage) {
            drawn = html! { <mark class="passage">{ drawn }</mark> };
        }
        drawn
    }
}

/// What the mark of a name is called: by the part and the bytes of its text, because a name can stand there twice.
#[must_use]
pub fn name_mark(part_id: &str, span: Span) -> String {
    format!("name-{part_id}-{}-{}", span.start, span.end)
}

fn mention_title(name: &EntityMention<'_>) -> String {
    let kind = match name.kind {
        EntityKind::Person => "Person",
        EntityKind::Place => "Place",
        EntityKind::Organisation => "Body",
        EntityKind::Term => "Term",
    };
    if name.entity.identification.is_empty() {
        format!("{kind}: {}", name.entity.name)
    } else {
        format!("{kind}: {} — {}", name.entity.name, name.entity.identification)
    }
}

fn bracket_title(piece: &Inline) -> &'static str {
    match piece {
        Inline::Brackets { brackets: corpus::inline::BracketsBy::SourceEdition, .. } => {
            "Supplied by the printed edition"
        }
        _ => "Supplied by the translator",
    }
}
