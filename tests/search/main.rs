//! Search: its rules on this collection, what holds of any query and any collection, and how good its answers are.

mod properties;
mod quality;
mod rules;
mod support;
