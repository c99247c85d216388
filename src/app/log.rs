//! What Puente writes down while it runs: how much, and in which form. A line is one fact, its
//! details are fields, and it never holds a secret or what people wrote. What is worth a line is
//! decided where it happens.

use std::io::IsTerminal;

use serde::{Deserialize, Serialize};
#[cfg(feature = "discord")]
use tracing_subscriber::filter::{LevelFilter, filter_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Registry};

use crate::foundation::config::Config;
use crate::foundation::error::Result;
use crate::foundation::i18n::nearest;
#[cfg(feature = "discord")]
use crate::platforms::discord;
use crate::refuse;

/// The section `[log]` of the settings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// How much is written down: a level, or parts of the program with levels.
    pub filter: String,
    /// `text`, or `json`: one object a line.
    pub format: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { filter: "warn".to_owned(), format: "text".to_owned() }
    }
}

/// How much can be written down.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

impl Settings {
    /// Reads the section, and who in the environment has more to say: `PUENTE_LOG` stands over
    /// everything because it speaks to this program alone; `RUST_LOG` speaks to all of them on a
    /// machine, so it stands over the file only.
    ///
    /// # Errors
    /// A refusal that names where a filter or a format comes from that is not understood.
    pub fn read(config: &Config, environment: &[(String, String)]) -> Result<Self> {
        let mut settings: Self = config.section("log")?;
        if !matches!(settings.format.as_str(), "text" | "json") {
            return refuse!("config-log-format", format = settings.format.as_str());
        }
        let given = ["PUENTE_LOG", "PUENTE_LOG_FILTER", "RUST_LOG"].into_iter().find_map(|name| {
            let (_, value) = environment.iter().find(|(known, _)| known == name)?;
            (!value.trim().is_empty()).then(|| (name, value.clone()))
        });
        let source = given.as_ref().map_or("filter in [log]", |(name, _)| name);
        settings.filter = given.as_ref().map_or(settings.filter, |(_, value)| value.clone());
        if filter(&settings.filter).is_none() {
            return refuse!(
                "config-log-filter",
                source = source,
                filter = settings.filter.as_str()
            );
        }
        Ok(settings)
    }

    /// Whether lines are for a program to read.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.format == "json"
    }

    /// What writes down, and what it takes.
    fn lines(&self) -> Box<dyn Layer<Registry> + Send + Sync> {
        let filter = filter(&self.filter).unwrap_or_else(|| EnvFilter::new("warn"));
        #[cfg(feature = "discord")]
        let most = Layer::<Registry>::max_level_hint(&filter)
            // Of spans by their names it must hear, whatever their level.
            .filter(|_| !self.filter.contains('['))
            .unwrap_or(LevelFilter::TRACE);
        let lines = tracing_subscriber::fmt::layer()
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal());
        let lines: Box<dyn Layer<Registry> + Send + Sync> = if self.is_json() {
            let lines = lines.json().flatten_event(true);
            Box::new(lines.with_current_span(false).with_span_list(false).with_filter(filter))
        } else {
            Box::new(lines.with_filter(filter))
        };
        #[cfg(feature = "discord")]
        let lines = {
            let about = filter_fn(move |about| {
                *about.level() <= most && discord::may_be_logged(about.target())
            });
            // Or every library would ask, for each thing it could say of each request, whether it may.
            Box::new(lines.with_filter(about.with_max_level_hint(most)))
        };
        lines
    }

    /// Writes down from here on, where errors go.
    pub fn start(&self) {
        tracing_subscriber::registry().with(self.lines()).init();
        // The words of a panic may quote the text that caused it: only its place is written down.
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, "a part of the program broke off");
        }));
    }
}

/// A filter as it is understood; none if it is not. A misspelt level would be taken for a part of
/// the program, of which nothing is ever heard.
fn filter(text: &str) -> Option<EnvFilter> {
    let misspelt = |part: &str| {
        let bare = !part.contains(['=', '[', ':', '_']);
        let level = LEVELS.contains(&part.to_lowercase().as_str());
        bare && !level && nearest(part, LEVELS.into_iter()).is_some()
    };
    let parts = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
    if parts().next().is_none() || parts().any(misspelt) {
        return None;
    }
    EnvFilter::builder().parse(text).ok()
}

#[cfg(test)]
mod tests {
    use tracing::Subscriber;
    use tracing_subscriber::filter::LevelFilter;
    use tracing_subscriber::layer::SubscriberExt;

    use super::Settings;
    use crate::foundation::config::Config;

    fn read(text: &str, environment: &[(&str, &str)]) -> Option<String> {
        let environment: Vec<(String, String)> = environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let config = Config::from_text(text, &environment).unwrap();
        Settings::read(&config, &environment).ok().map(|settings| settings.filter)
    }

    #[test]
    fn the_nearest_word_counts() {
        let file = "[log]\nfilter = \"error\"";
        assert_eq!(read("", &[]).as_deref(), Some("warn"));
        assert_eq!(read(file, &[]).as_deref(), Some("error"));
        assert_eq!(read(file, &[("RUST_LOG", "debug")]).as_deref(), Some("debug"));
        let both = [("RUST_LOG", "debug"), ("PUENTE_LOG", "info")];
        assert_eq!(read(file, &both).as_deref(), Some("info"));
        let setting = [("RUST_LOG", "debug"), ("PUENTE_LOG_FILTER", "trace")];
        assert_eq!(read(file, &setting).as_deref(), Some("trace"));
        assert_eq!(read("", &[("PUENTE_LOG", ""), ("RUST_LOG", "off")]).as_deref(), Some("off"));
    }

    #[test]
    fn libraries_know_what_is_not_written_down_without_asking() {
        for (filter, most) in [
            ("warn", LevelFilter::WARN),
            ("warn,puente=debug", LevelFilter::DEBUG),
            ("off", LevelFilter::OFF),
            ("warn,[poll]=info", LevelFilter::TRACE),
        ] {
            for format in ["text", "json"] {
                let settings = Settings { filter: filter.to_owned(), format: format.to_owned() };
                let registry = tracing_subscriber::registry().with(settings.lines());
                assert_eq!(registry.max_level_hint(), Some(most), "{filter} as {format}");
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for wrong in ["inof", "puente=inof", "warn,puente=loud", "Warnn", ","] {
            assert_eq!(read("", &[("PUENTE_LOG", wrong)]), None, "{wrong}");
        }
        for right in ["WARN", "warn,puente=info", "puente", "sqlx::query=debug,hyper=off"] {
            assert_eq!(read("", &[("PUENTE_LOG", right)]).as_deref(), Some(right));
        }
        assert_eq!(read("[log]\nformat = \"xml\"", &[]), None);
    }
}
