//! Every mention in its context, as a concordance: by letter in order of date, a line for each mention.

use yew::prelude::*;

use crate::view::{
    PageContext,
    parts::letters::{counted, heading_of_section},
};
use corpus::Letter;
use site::Address;
use text::address::{Words, resolve};
use text::mentions::{LetterMentions, MentionPosition, PartMentions};
use text::part_name;

/// How many characters of context a line has on either side; what does not fit is cut off by the style sheet.
const REACH: usize = 96;

/// The id of the section of a letter.
#[must_use]
pub fn section_id(letter: &Letter) -> String {
    format!("in-{}", letter.id)
}

/// The mentions in one letter.
pub fn section(context: &PageContext, found: &LetterMentions<'_>) -> Html {
    let letter = found.letter;
    let id = section_id(letter);
    let title_id = format!("{id}-title");
    let count = found.body_count();
    html! {
        <section class="in-letter" id={id} aria-labelledby={title_id.clone()} key={letter.id.clone()}>
            <header>
                { heading_of_section(context, letter, title_id) }
                if count > 0 {
                    <p>
                        { counted(count, "mention", "mentions") }
                        { " in " }
                        { counted(found.body.len(), "paragraph", "paragraphs") }
                    </p>
                }
            </header>
            if found.body.is_empty() {
                <p class="soft">{ "In no paragraph of this letter." }</p>
            } else {
                <ol class="kwic plain">{ for lines(context, letter, &found.body) }</ol>
            }
            if !found.around.is_empty() {
                <h3>{ "Outside the paragraphs: headings, signatures, summaries, notes" }</h3>
                <ol class="kwic around plain">{ for lines(context, letter, &found.around) }</ol>
            }
        </section>
    }
}

fn lines(context: &PageContext, letter: &Letter, parts: &[PartMentions<'_>]) -> Vec<Html> {
    parts.iter().flat_map(|part| part.found.iter().map(|found| line(context, letter, part, *found))).collect()
}

fn line(context: &PageContext, letter: &Letter, part: &PartMentions<'_>, found: MentionPosition) -> Html {
    let line = text::context::context(&part.text, found.name, REACH);
    let label = part_name::label(part.part);
    let key = format!("{}:{}", part.part.id, found.words);
    html! {
        <li data-letter={letter.id.clone()} data-paragraph={part.part.id.clone()} key={key}>
            <a class="at" href={context.link(&address(context, letter, part, found))}>{ label }</a>
            <span class="before">{ if line.is_cut_before { "… " } else { "" } }{ line.before }</span>
            <span class="rest">
                <mark>{ line.words }</mark>
                { line.after }
                { if line.is_cut_after { " …" } else { "" } }
            </span>
        </li>
    }
}

/// The passage with the words of the mention marked.
fn address(context: &PageContext, letter: &Letter, part: &PartMentions<'_>, found: MentionPosition) -> Address {
    let place = context.part_address(&letter.id, &part.part.id);
    match resolve::address(letter, Words::in_part(&part.part.id, found.words)) {
        Some(passage) => place.and("at", &passage.to_string()),
        None => place,
    }
}
