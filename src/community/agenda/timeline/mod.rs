//! The agenda over the calendar: which processes are shown, what their rows say, and the picture of them that
//! is posted in a room. How they are drawn is for [`super::gantt`] alone.

pub mod asked;
pub mod chart;
pub mod found;
