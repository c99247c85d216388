//! Settings: one TOML file, then `PUENTE_…` environment variables over it.
//!
//! Each capability and platform reads its own section into its own type ([`Config::section`]);
//! nothing here knows what they mean. `PUENTE_WEB_PORT=8080` is `port` in `[web]`. A key that a
//! section does not have is refused with the nearest one that it has. A secret may be given as
//! the path of a file that holds it (`token_file = "…"`, `PUENTE_MATRIX_TOKEN_FILE`) and is never
//! printed.

use std::collections::BTreeMap;
use std::path::Path;

use config::{File, FileFormat};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::foundation::error::{Error, Failure, Result};
use crate::foundation::i18n::{Say, nearest};
use crate::say;

/// A secret: it can be read with [`Secret::expose`], and prints as dots.
#[derive(Clone, Default, Deserialize)]
#[serde(from = "String")]
pub struct Secret(secrecy::SecretString);

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Secret {
    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        use secrecy::ExposeSecret;
        self.0.expose_secret()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("•••")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.serialize_str("•••")
    }
}

/// What the file and the environment say, not yet read by anybody.
#[derive(Clone, Default)]
pub struct Config {
    sections: BTreeMap<String, Map<String, Value>>,
}

/// Which keys are set, and none of their values: any of them may be a secret.
impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let keys = |section: &Map<String, Value>| section.keys().cloned().collect::<Vec<_>>();
        f.debug_map().entries(self.sections.iter().map(|(name, all)| (name, keys(all)))).finish()
    }
}

fn wrong(say: Say) -> Error {
    Error::Refusal(crate::foundation::error::Refusal { say })
}

impl Config {
    /// Reads a settings file (none is fine) and the environment given.
    ///
    /// # Errors
    /// A refusal that names the file and what is wrong in it.
    pub fn read(file: Option<&Path>, environment: &[(String, String)]) -> Result<Self> {
        let mut text = String::new();
        if let Some(path) = file {
            text = std::fs::read_to_string(path).map_err(|error| {
                wrong(say!(
                    "config-unreadable",
                    file = path.display().to_string(),
                    problem = error.to_string()
                ))
            })?;
        }
        Self::from_text(&text, environment)
    }

    /// As [`Config::read`], from the text of a file.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn from_text(text: &str, environment: &[(String, String)]) -> Result<Self> {
        let unreadable = |error: config::ConfigError| {
            // The parser's message quotes the line, which may hold a secret: keep its first line.
            let problem = error.to_string();
            let problem = problem.lines().next().unwrap_or_default().to_owned();
            wrong(say!("config-not-toml", problem = problem))
        };
        let read = config::Config::builder()
            .add_source(File::from_str(text, FileFormat::Toml))
            .build()
            .map_err(unreadable)?;
        let all: BTreeMap<String, Value> = read.try_deserialize().map_err(unreadable)?;
        let mut sections = BTreeMap::new();
        for (name, value) in all {
            match value {
                Value::Object(map) => {
                    sections.insert(name, map);
                }
                _ => return Err(wrong(say!("config-outside-section", key = name))),
            }
        }
        for (name, value) in environment {
            let Some(rest) = name.strip_prefix("PUENTE_") else { continue };
            let Some((section, key)) = rest.split_once('_') else { continue };
            // The tests' own variables and the settings path are not settings.
            if matches!(section, "TEST" | "CONFIG") {
                continue;
            }
            let section: &mut Map<String, Value> =
                sections.entry(section.to_lowercase()).or_default();
            section.insert(key.to_lowercase(), Value::String(value.clone()));
        }
        Ok(Self { sections })
    }

    /// Reads one section into its type. Its keys are those of `T::default()`.
    ///
    /// # Errors
    /// A refusal that names the unknown key and the nearest right one, or the value that does
    /// not fit.
    pub fn section<T: DeserializeOwned + Serialize + Default>(&self, name: &str) -> Result<T> {
        let Ok(Value::Object(mut values)) = serde_json::to_value(T::default()) else {
            return Err(Failure::because("a settings section is a struct").into());
        };
        let given = self.sections.get(name).cloned().unwrap_or_default();
        for (key, value) in given {
            let (key, value) = match key.strip_suffix("_file") {
                Some(plain) if !values.contains_key(&key) && values.contains_key(plain) => {
                    (plain.to_owned(), from_file(name, &key, &value)?)
                }
                _ => (key, value),
            };
            let Some(default) = values.get(&key) else {
                let near = nearest(&key, values.keys().map(String::as_str));
                let near = near.unwrap_or_default().to_owned();
                let all: Vec<_> = values
                    .keys()
                    .map(|key| key.clone().into())
                    .collect::<Vec<crate::foundation::i18n::Value>>();
                return Err(wrong(if near.is_empty() {
                    say!("config-unknown-key", section = name, key = key, keys = all)
                } else {
                    say!("config-unknown-key-near", section = name, key = key, near = near)
                }));
            };
            let fitted = fit(default, value);
            values.insert(key, fitted);
        }
        serde_json::from_value(Value::Object(values)).map_err(|error| {
            wrong(say!("config-bad-value", section = name, problem = error.to_string()))
        })
    }

    /// Refuses sections that nobody reads, naming the nearest one that somebody does.
    ///
    /// # Errors
    /// A refusal that names the section.
    pub fn only(&self, known: &[&str]) -> Result<()> {
        for section in self.sections.keys() {
            if !known.contains(&section.as_str()) {
                let near = nearest(section, known.iter().copied());
                let near = near.unwrap_or("web").to_owned();
                return Err(wrong(say!("config-unknown-section", section = section, near = near)));
            }
        }
        Ok(())
    }
}

fn from_file(section: &str, key: &str, value: &Value) -> Result<Value> {
    let path = value.as_str().unwrap_or_default();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Value::String(text.trim().to_owned())),
        Err(error) => Err(wrong(say!(
            "config-secret-unreadable",
            section = section,
            key = key,
            file = path,
            problem = error.to_string()
        ))),
    }
}

/// The environment knows only text: makes it what the default is.
fn fit(default: &Value, value: Value) -> Value {
    let Value::String(text) = &value else { return value };
    match default {
        Value::Number(_) => text.parse::<i64>().map_or(value, Value::from),
        Value::Bool(_) => text.parse::<bool>().map_or(value, Value::from),
        Value::Array(_) => {
            text.split(',').map(|part| Value::String(part.trim().to_owned())).collect()
        }
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Secret};
    use crate::foundation::error::Error;

    #[derive(serde::Serialize, serde::Deserialize, Default)]
    struct Sample {
        port: u16,
        token: Secret,
        operators: Vec<String>,
    }

    fn refused(text: &str) -> (String, String) {
        match Config::from_text(text, &[]).and_then(|config| config.section::<Sample>("web")) {
            Err(Error::Refusal(refusal)) => {
                (refusal.say.id.clone(), format!("{:?}", refusal.say.args))
            }
            other => panic!("expected a refusal, got {:?}", other.map(|sample| sample.port)),
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_right_one() {
        let (id, args) = refused("[web]\nprot = 80");
        assert_eq!(id, "config-unknown-key-near");
        assert!(args.contains("port"), "{args}");
        assert_eq!(refused("[web]\nport = \"eighty\"").0, "config-bad-value");
    }

    #[test]
    fn the_environment_stands_over_the_file_and_secrets_do_not_print() {
        let environment = vec![
            ("PUENTE_WEB_PORT".to_owned(), "8081".to_owned()),
            ("PUENTE_WEB_OPERATORS".to_owned(), "ana, luz".to_owned()),
        ];
        let config = Config::from_text("[web]\nport = 80\ntoken = \"hush\"", &environment).unwrap();
        let sample: Sample = config.section("web").unwrap();
        assert_eq!((sample.port, sample.operators.len()), (8081, 2));
        assert_eq!(sample.token.expose(), "hush");
        assert!(!format!("{:?}", sample.token).contains("hush"));
        let shown = format!("{config:?}");
        assert!(shown.contains("token") && !shown.contains("hush"), "{shown}");
    }
}
