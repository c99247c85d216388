//! What is made once and stands as long as the house does: a capability's lines to elsewhere. It
//! refuses to know what that is, and holds nothing that would have to outlive the process.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::foundation::error::{Failure, Result};

/// What stands, one of each type.
#[derive(Default)]
pub struct Standing(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Standing {
    /// What stands of a type; made now if nothing does.
    ///
    /// # Errors
    /// What making it gives: then nothing stands, and it is made the next time.
    pub fn get<T: Send + Sync + 'static>(
        &self,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let standing = if let Some(standing) = all.get(&TypeId::of::<T>()) {
            standing.clone()
        } else {
            let new: Arc<dyn Any + Send + Sync> = Arc::new(make()?);
            all.insert(TypeId::of::<T>(), new.clone());
            new
        };
        drop(all);
        standing.downcast().map_err(|_| Failure::because("what stands is of its type").into())
    }
}

#[cfg(test)]
mod tests {
    use super::Standing;

    #[test]
    fn each_is_made_once() {
        let standing = Standing::default();
        assert!(standing.get::<u8>(|| crate::refuse!("test-no")).is_err());
        assert_eq!(*standing.get(|| Ok(1_u8)).unwrap(), 1);
        assert_eq!(*standing.get(|| Ok(2_u8)).unwrap(), 1);
        assert_eq!(*standing.get(|| Ok(2_u16)).unwrap(), 2);
    }
}
