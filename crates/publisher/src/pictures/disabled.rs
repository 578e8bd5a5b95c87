//! No pictures: the publisher was built without the feature `pictures`.

use super::Pictures;
use crate::{Options, PublishError, output::Output};
use knot_of_war::edition::Edition;

/// Draws nothing.
///
/// # Errors
/// Never.
pub fn draw(_: &mut Output, _: &Edition, _: &Options) -> Result<Pictures, PublishError> {
    Ok(Pictures::default())
}

/// Draws nothing.
///
/// # Errors
/// Never.
pub fn png_of_icon(_: &str, _: u32, _: &Options) -> Result<Option<Vec<u8>>, PublishError> {
    Ok(None)
}
