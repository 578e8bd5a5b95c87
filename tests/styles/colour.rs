//! Colours as the sheets write them, and the contrast of two as WCAG 2.2 defines it.

use std::collections::BTreeMap;

use crate::sheet::{Rule, split_outside_brackets};

/// The two schemes: the first and the second colour of `light-dark()`.
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
            let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
            return Some(Colour { rgb: [0, 2, 4].map(|at| f64::from(channel(at)) / 255.0), cover: 1.0 });
        }
        let (function, rest) = value.split_once('(')?;
        let inner = split_outside_brackets(rest.strip_suffix(')')?, ',');
        match function {
            "var" => self.colour(self.named.get(&inner[0])?),
            "light-dark" => self.colour(&inner[self.scheme]),
            "color-mix" => {
                let (one, share) = inner[1].rsplit_once(' ').unwrap();
                let share: f64 = share.strip_suffix('%').unwrap().parse().unwrap();
                let one = self.colour(one)?;
                if inner[2] == "transparent" {
                    return Some(Colour { cover: share / 100.0, ..one });
                }
                Some(one.mixed(share / 100.0, self.colour(&inner[2])?))
            }
            _ => None,
        }
    }
}
