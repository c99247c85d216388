//! The colours of a picture, by what they mean: the light values of the house, each with its class.

/// A colour by its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The ground.
    Panel,
    /// The ground of a heading.
    Sunk,
    /// Thin lines of the calendar.
    Line,
    /// A stage that is over: between soft and the ground, so that ink reads on it.
    Past,
    Soft,
    Ink,
    Warning,
    Bad,
    Good,
}

impl Tone {
    pub const ALL: [Self; 9] = [
        Self::Panel,
        Self::Sunk,
        Self::Line,
        Self::Past,
        Self::Soft,
        Self::Ink,
        Self::Warning,
        Self::Bad,
        Self::Good,
    ];

    /// The last part of its classes `gf-…` (fill) and `gs-…` (stroke).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Sunk => "sunk",
            Self::Line => "line",
            Self::Past => "past",
            Self::Soft => "soft",
            Self::Ink => "ink",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Good => "good",
        }
    }

    /// Its value on a light ground.
    #[must_use]
    pub fn light(self) -> &'static str {
        match self {
            Self::Panel => "#ffffff",
            Self::Sunk => "#f3f1ec",
            Self::Line => "#e4e0d8",
            Self::Past => "#b9bdc5",
            Self::Soft => "#5a6273",
            Self::Ink => "#1b2230",
            Self::Warning => "#9a5b00",
            Self::Bad => "#b3261e",
            Self::Good => "#2d7a3e",
        }
    }

    /// Its value on a dark ground.
    #[must_use]
    pub fn dark(self) -> &'static str {
        match self {
            Self::Panel => "#1b1f26",
            Self::Sunk => "#101317",
            Self::Line => "#2b313b",
            Self::Past => "#565d6a",
            Self::Soft => "#a6adbb",
            Self::Ink => "#e7e9ee",
            Self::Warning => "#e5b562",
            Self::Bad => "#f2837b",
            Self::Good => "#7bc98b",
        }
    }
}
