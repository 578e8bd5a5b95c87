//! What a document is made of, in its order, and where each of its letters begins.
//!
//! Start with [`letters`]. Must not know what stands in a paragraph beyond its words.

use roxmltree::Node;

use super::parts::Parts;
use crate::{plain, tei::element::name, title};

/// What a document is made of, in its order.
#[derive(Clone, Copy)]
pub(super) enum Block<'a, 'input> {
    Paragraph(Node<'a, 'input>),
    Row(Node<'a, 'input>),
}

/// The paragraphs and rows in an element, whatever they are wrapped in; those of boxes are read with the paragraph they stand in.
pub(super) fn gather<'a, 'input>(node: Node<'a, 'input>, blocks: &mut Vec<Block<'a, 'input>>) {
    for child in node.children().filter(Node::is_element) {
        match name(child) {
            "p" => blocks.push(Block::Paragraph(child)),
            // A table of one cell is a frame.
            "tbl"
                if child.children().filter(|row| name(*row) == "tr").count() == 1
                    && child.descendants().filter(|cell| name(*cell) == "tc").count() == 1 =>
            {
                child.descendants().filter(|cell| name(*cell) == "tc").for_each(|cell| gather(cell, blocks));
            }
            "tr" => blocks.push(Block::Row(child)),
            "sectPr" | "tblPr" | "tblGrid" | "sdtPr" | "Fallback" => {}
            _ => gather(child, blocks),
        }
    }
}

/// The level of headings that part letters: the highest that stands more than once, else that of the only heading.
fn parting_level(blocks: &[Block<'_, '_>], parts: &Parts<'_>) -> Option<u8> {
    let mut counts = [0_usize; 10];
    for block in blocks {
        if let Block::Paragraph(paragraph) = block
            && let Some(count) = parts.heading_level(*paragraph).and_then(|level| counts.get_mut(usize::from(level)))
        {
            *count += 1;
        }
    }
    // How many headings of a level name two people: those of years and chapters stand above letters.
    let naming_two = |level: u8| {
        let names_two = |block: &&Block<'_, '_>| match block {
            Block::Paragraph(paragraph) if parts.heading_level(*paragraph) == Some(level) => {
                title::correspondents(&words(*paragraph)).is_some()
            }
            _ => false,
        };
        blocks.iter().filter(names_two).count()
    };
    let levels = (0..10_u8).filter(|level| counts.get(usize::from(*level)).is_some_and(|count| *count > 0));
    let all: Vec<u8> = levels.collect();
    let several = all.iter().copied().find(|level| counts.get(usize::from(*level)).is_some_and(|count| *count > 1));
    let several = several.filter(|level| *level <= 1 || naming_two(*level) > 0);
    let of_letters = || all.iter().copied().find(|level| naming_two(*level) > 1);
    match several {
        Some(level) if naming_two(level) == 0 => of_letters().or(several),
        _ => several,
    }
    .or_else(|| all.first().copied())
}

/// The words of a paragraph as they stand.
fn words(paragraph: Node<'_, '_>) -> String {
    let texts = paragraph.descendants().filter(|node| name(*node) == "t");
    texts.filter_map(|node| node.text()).collect()
}

/// The blocks of each letter, and the level of the headings that part them, if headings do.
pub(super) fn letters<'a, 'input>(
    blocks: Vec<Block<'a, 'input>>,
    parts: &Parts<'_>,
) -> (Vec<Vec<Block<'a, 'input>>>, Option<u8>) {
    let level = parting_level(&blocks, parts);
    // Without headings, lines that name two people and a day are such.
    let is_line = |block: &Block<'_, '_>| matches!(block, Block::Paragraph(paragraph) if plain::several::heads_a_letter(&words(*paragraph)));
    let lines = blocks.iter().filter(|block| level.is_none() && is_line(block)).count();
    let mut letters: Vec<Vec<Block<'_, '_>>> = vec![Vec::new()];
    for block in blocks {
        let is_heading = match block {
            // Under a heading of a higher level no letter goes on.
            Block::Paragraph(paragraph) if level.is_some() => {
                parts.heading_level(paragraph).is_some_and(|own| level.is_some_and(|level| own <= level))
            }
            _ => lines > 1 && is_line(&block),
        };
        if is_heading && letters.last().is_some_and(|letter| !letter.is_empty()) {
            letters.push(Vec::new());
        }
        if let Some(letter) = letters.last_mut() {
            letter.push(block);
        }
    }
    (letters, level)
}
