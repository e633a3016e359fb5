"""Russian itself: how names decline, and Russian in Hangul. Door: `hangulization`, `declension`."""
