//! Search: its rules on this collection, what holds of any query and any collection, and how good its answers are.

#![expect(clippy::expect_used, reason = "what a test rests on is there, or the test has failed")]

mod dates_and_numbers;
mod languages;
mod others;
mod properties;
mod quality;
mod rules;
mod support;
