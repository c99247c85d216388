//! Who may be called what, who is counted, and who may not be left without an admin. Pure: no
//! database, no clock, no words.

use crate::foundation::i18n::{clean, fold, is_unseen};

/// The longest name of a person or group, in characters.
pub const NAME_LIMIT: usize = 80;

/// Whether what somebody says in a room is recorded, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is counted and may be carried.
    Yes,
    /// The notice does not stand in the room yet.
    NoNotice,
    /// They have not joined the group.
    NotJoined,
    /// They said no.
    Refused,
}

/// The rule of the notice: nothing before it stands, nothing of who has not joined, nothing of
/// who said no (way-forward facts §7.1: minimise, and the right to object).
#[must_use]
pub fn recorded(notice: bool, joined: bool, consents: bool) -> Recorded {
    match (notice, joined, consents) {
        (false, _, _) => Recorded::NoNotice,
        (_, false, _) => Recorded::NotJoined,
        (_, _, false) => Recorded::Refused,
        _ => Recorded::Yes,
    }
}

/// A handle made from a name: letters and digits of its folded form, joined with dots; `taken`
/// says which are in use, and a number is added until one is free.
#[must_use]
pub fn handle(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<String> = fold(name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(3)
        .map(str::to_owned)
        .collect();
    let mut base: String = words.join(".").chars().take(30).collect();
    if base.is_empty() {
        "member".clone_into(&mut base);
    }
    if !taken(&base) {
        return base;
    }
    let mut number = 2_u32;
    loop {
        let candidate = format!("{base}{number}");
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// Whether a text can be a slug: two to forty small letters, digits and hyphens, a letter first.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    (2..=40).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A slug made from a name.
#[must_use]
pub fn slug(name: &str) -> String {
    let words: Vec<String> = fold(name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let text: String = words.join("-").chars().take(40).collect();
    text.trim_matches(|c: char| c == '-' || c.is_ascii_digit()).to_owned()
}

/// What a name looks like: folded, without spaces and signs, Cyrillic and Greek letters and digits
/// as the Latin letters they are taken for. Two names that look alike have the same.
#[must_use]
pub fn looks(name: &str) -> String {
    let latin = |c: char| match c {
        'а' | 'α' | 'ɑ' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' | 'đ' => 'd',
        'е' | 'ε' | 'є' => 'e',
        'ɡ' => 'g',
        'н' | 'һ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' | 'ł' | '1' => 'l',
        'м' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' | 'ø' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ц' => 'u',
        'ν' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    };
    fold(name).chars().filter(|c| c.is_alphanumeric()).map(latin).collect()
}

/// Whether a name is Puente's own, alone or with what marks it: a surname may be Puente.
#[must_use]
pub fn is_puente(name: &str) -> bool {
    // The Cyrillic у is also taken for u.
    let looks = looks(name).replace('y', "u");
    ["puente", "puentebot", "botpuente", "elpuente", "thepuente"].contains(&looks.as_str())
}

/// A name as people may be called: unseen and direction characters gone, spaces single, at most
/// [`NAME_LIMIT`] characters; none if nothing readable is left.
#[must_use]
pub fn name(text: &str) -> Option<String> {
    let clean: String = clean(text)
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_unseen(*c) && !matches!(*c, '@' | '<' | '>'))
        .collect();
    let words: Vec<&str> = clean.split(' ').filter(|word| !word.is_empty()).collect();
    let clean: String = words.join(" ").chars().take(NAME_LIMIT).collect();
    let clean = clean.trim_end().to_owned();
    clean.chars().any(char::is_alphanumeric).then_some(clean)
}

/// The codes of languages: all of ISO 639-1, and of ISO 639-3 those of our region that have no
/// shorter one.
const LANGUAGES: &str = "aa,ab,ae,af,ak,am,an,ar,as,av,ay,az,ba,be,bg,bh,bi,bm,bn,bo,br,bs,ca,ce,ch,co,cr,cs,cu,\
    cv,cy,da,de,dv,dz,ee,el,en,eo,es,et,eu,fa,ff,fi,fj,fo,fr,fy,ga,gd,gl,gn,gu,gv,ha,he,hi,\
    ho,hr,ht,hu,hy,hz,ia,id,ie,ig,ii,ik,io,is,it,iu,ja,jv,ka,kg,ki,kj,kk,kl,km,kn,ko,kr,ks,\
    ku,kv,kw,ky,la,lb,lg,li,ln,lo,lt,lu,lv,mg,mh,mi,mk,ml,mn,mr,ms,mt,my,na,nb,nd,ne,ng,nl,\
    nn,no,nr,nv,ny,oc,oj,om,or,os,pa,pi,pl,ps,pt,qu,rm,rn,ro,ru,rw,sa,sc,sd,se,sg,si,sk,sl,\
    sm,sn,so,sq,sr,ss,st,su,sv,sw,ta,te,tg,th,ti,tk,tl,tn,to,tr,ts,tt,tw,ty,ug,uk,ur,uz,ve,\
    vi,vo,wa,wo,xh,yi,yo,za,zh,zu,arn,ayc,cab,cak,guc,jam,kek,mam,miq,nah,nhn,pap,quc,quy,\
    quz,srn,tzh,tzo,yua,zap";

/// Whether a code is that of a language.
#[must_use]
pub fn is_language(code: &str) -> bool {
    LANGUAGES.split(',').any(|known| known == code)
}

/// Whether a role may be taken: a group keeps at least one admin.
#[must_use]
pub fn may_take(role_is_admin: bool, admins: usize) -> bool {
    !role_is_admin || admins > 1
}

#[cfg(test)]
mod tests {
    use super::{Recorded, handle, is_language, is_puente, is_slug, looks, name, recorded, slug};
    use proptest::prelude::*;

    #[test]
    fn nothing_is_recorded_before_the_notice() {
        assert_eq!(recorded(false, true, true), Recorded::NoNotice);
        assert_eq!(recorded(true, false, true), Recorded::NotJoined);
        assert_eq!(recorded(true, true, false), Recorded::Refused);
        assert_eq!(recorded(true, true, true), Recorded::Yes);
    }

    #[test]
    fn names_make_handles() {
        assert_eq!(handle("Lucía Fernández", |_| false), "lucia.fernandez");
        assert_eq!(handle("Lucía", |taken| taken == "lucia"), "lucia2");
        assert_eq!(handle("😀", |_| false), "member");
        assert_eq!(slug("Datos de Registro 2"), "datos-de-registro");
        assert_eq!(name("  Ana \u{202e} <b>  Paz "), Some("Ana b Paz".to_owned()));
    }

    #[test]
    fn names_that_look_alike_are_alike() {
        for name in ["Puente", "PUENTE", "Рuentе", "Рyentе", "P u e n t é", "Puente (bot)"] {
            assert!(is_puente(name), "{name}");
        }
        for name in ["Ana Puente", "Puentes", "Puente Arenas"] {
            assert!(!is_puente(name), "{name}");
        }
        assert_eq!(looks("Аnа  Раz"), looks("ana páz"));
        assert_ne!(looks("Ana Paz"), looks("Ana Paz (ISOC)"));
        assert_eq!(super::name("\u{3164}A\u{1160}n\u{ffa0}a\u{115f}"), Some("Ana".to_owned()));
        assert_eq!(super::name("\u{3164}\u{115f}"), None);
    }

    #[test]
    fn codes_of_languages_are_known() {
        assert!(["en", "es", "de", "qu", "arn", "zu"].into_iter().all(is_language));
        assert!(!["qq", "xx", "EN", "", "e", "qqq", "en es"].into_iter().any(is_language));
    }

    proptest! {
        #[test]
        fn a_handle_is_always_free_and_plain(text in "\\PC{0,60}", used in proptest::collection::vec("[a-z.]{1,12}", 0..6)) {
            let made = handle(&text, |candidate| used.iter().any(|one| one == candidate));
            prop_assert!(!used.contains(&made));
            prop_assert!(made.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.'));
        }

        #[test]
        fn a_name_is_clean_and_bounded(text in "\\PC{0,200}") {
            if let Some(clean) = name(&text) {
                prop_assert!(clean.chars().count() <= super::NAME_LIMIT);
                prop_assert_eq!(name(&clean), Some(clean.clone()));
            }
        }

        #[test]
        fn a_made_slug_is_a_slug_or_too_short(text in "\\PC{0,80}") {
            let made = slug(&text);
            prop_assert!(made.len() < 2 || is_slug(&made) || !made.starts_with(|c: char| c.is_ascii_lowercase()) || made.ends_with('-') );
        }
    }
}
