//! What is done to the folder of a collection beside building it: [`convert`] brings its files to the present format,
//! [`freeze`] writes down what is published, so that nothing of it is lost later.
//!
//! Must not know where a collection lies or who asks: folders are given.

pub mod convert;
pub mod freeze;
