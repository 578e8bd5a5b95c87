//! What stands firm in `html!`, read from its text.
//!
//! Start with [`Template`]: `html!` writes one for each of its uses. Must not know what is put in.

use std::{slice, sync::OnceLock};

/// What stands firm in one `html!`, as steps that build it. They are read from their text when they are first needed.
pub struct Template {
    /// Steps divided by U+0000: a letter each that says what is done, and the text that it is done with.
    text: &'static str,
    steps: OnceLock<Box<[Step]>>,
}

/// One step of building.
#[derive(Debug)]
pub(super) enum Step {
    /// Begins an element or a list; what follows is within it.
    Open(Shape),
    /// Ends what was begun last.
    Close,
    /// The next attribute, known beforehand.
    Word(&'static str),
    /// The next attribute, or its absence.
    Value,
    /// The next attribute, one that is there or not.
    Flag(&'static str),
    /// What stands in the field (not the attribute: that says what it begins with).
    FieldValue,
    /// Whether the box is ticked (not the attribute: that says how it begins).
    Checked,
    Text(&'static str),
    /// What was computed says what it is: one node, a key, a reference, a listener.
    Given,
    /// All nodes up to the end of those of one expression.
    Nodes,
}

/// An element or a list before anything is in it.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Empty for a list.
    pub name: &'static str,
    /// The names of its attributes. The same slice each time: by that Yew sees that only values can have changed.
    pub names: Box<[&'static str]>,
    pub listeners: usize,
    /// How many steps add children to it.
    pub children: usize,
    /// Its children are a list, however many there will be (a list that grows keeps what it has).
    pub has_several: bool,
}

impl Template {
    /// A template of which nothing is read yet.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, steps: OnceLock::new() }
    }

    pub(super) fn steps(&'static self) -> slice::Iter<'static, Step> {
        self.steps.get_or_init(|| read(self.text)).iter()
    }
}

/// Reads the steps of a template.
fn read(text: &'static str) -> Box<[Step]> {
    let mut steps = Vec::new();
    // Where elements and lists stand that are begun, and what is known of them so far.
    let mut begun: Vec<(usize, Begun)> = Vec::new();
    for step in text.split('\0') {
        let (sign, text) = step.split_at_checked(1).unwrap_or_default();
        let mut outside = Begun::default();
        let around = begun.last_mut().map_or(&mut outside, |(_, begun)| begun);
        let step = match sign {
            "<" | "+" | "(" => {
                around.children += 1;
                begun.push((steps.len(), Begun::default()));
                Step::Open(Shape { name: text, has_several: sign != "<", ..Shape::default() })
            }
            "w" => {
                let (name, value) = text.split_once('=').unwrap_or_default();
                around.names.push(name);
                Step::Word(value)
            }
            "v" => {
                around.names.push(text);
                Step::Value
            }
            "f" => {
                around.names.push(text);
                Step::Flag(text)
            }
            "i" => Step::FieldValue,
            "c" => Step::Checked,
            "l" => {
                around.listeners += 1;
                Step::Given
            }
            "g" => {
                around.children += 1;
                Step::Given
            }
            "t" => {
                around.children += 1;
                Step::Text(text)
            }
            "n" => {
                around.children += 1;
                Step::Nodes
            }
            _ => {
                if let Some((at, Begun { names, listeners, children })) = begun.pop()
                    && let Some(Step::Open(shape)) = steps.get_mut(at)
                {
                    *shape = Shape { names: names.into_boxed_slice(), listeners, children, ..*shape };
                }
                Step::Close
            }
        };
        steps.push(step);
    }
    steps.into_boxed_slice()
}

/// What is known of an element that is begun.
#[derive(Default)]
struct Begun {
    names: Vec<&'static str>,
    listeners: usize,
    children: usize,
}
