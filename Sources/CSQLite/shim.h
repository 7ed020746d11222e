#include <sqlite3.h>

/// Counts no bytes in use, for which every allocation of every connection takes one lock. Before the first connection only;
/// later it is refused and changes nothing. (Swift calls no C function of variable arguments.)
static inline int csqlite_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
