//! Colours as the sheets write them, and the contrast of two as WCAG 2.2 defines it.

use std::collections::BTreeMap;

use crate::sheet::{Rule, split_outside_brackets};

/// The two schemes: the custom properties of these names say which of two colours holds.
pub const SCHEMES: [&str; 2] = ["light", "dark"];

/// Red, green, blue from 0 to 1, and how much of what lies below is covered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    rgb: [f64; 3],
    cover: f64,
}

impl Colour {
    /// What is seen of it on a ground.
    pub fn on(self, ground: Self) -> Self {
        self.mixed(self.cover, ground)
    }

    /// The same colour, covering less.
    pub fn fainter(self, share: f64) -> Self {
        Self { cover: self.cover * share, ..self }
    }

    fn mixed(self, share: f64, other: Self) -> Self {
        let mut rgb = other.rgb;
        for (below, above) in rgb.iter_mut().zip(self.rgb) {
            *below = above * share + *below * (1.0 - share);
        }
        Self { rgb, cover: 1.0 }
    }

    /// Relative luminance.
    fn luminance(self) -> f64 {
        let linear = |value: f64| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = self.rgb.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The contrast of what is drawn with its ground, 1 to 21.
pub fn contrast(drawn: Colour, ground: Colour) -> f64 {
    let (one, other) = (drawn.on(ground).luminance(), ground.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The custom properties that are colours, by name, for one scheme.
pub struct Palette {
    named: BTreeMap<String, String>,
    scheme: usize,
}

impl Palette {
    /// From the sheets.
    pub fn of(rules: &[Rule], scheme: usize) -> Self {
        let all = rules.iter().filter(|rule| rule.conditions.is_empty()).flat_map(|rule| &rule.declarations);
        let named = all.filter(|(name, _)| name.starts_with("--")).cloned().collect();
        Self { named, scheme }
    }

    /// The colour that a value means; `None` where it is none of this edition's (`inherit`, `currentColor`, `none`,
    /// colours of the system).
    pub fn colour(&self, value: &str) -> Option<Colour> {
        if let Some(digits) = value.strip_prefix('#') {
            let channel = |at: usize| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
            let cover = if digits.len() == 8 { channel(6) } else { 1.0 };
            return Some(Colour { rgb: [0, 2, 4].map(channel), cover });
        }
        if value.starts_with("var(--light,") {
            let of_scheme = split_outside_brackets(value, ' ').into_iter().nth(self.scheme)?;
            let (_, colour) = of_scheme.strip_suffix(')')?.split_once(',')?;
            return self.colour(colour.trim());
        }
        let name = value.strip_prefix("var(")?.strip_suffix(')')?;
        self.colour(self.named.get(name)?)
    }
}
