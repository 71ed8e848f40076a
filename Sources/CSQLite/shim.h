#pragma once
#include <sqlite3.h>

// sqlite3_db_config is variadic, which Swift does not call. Closing without a checkpoint of the
// WAL leaves one durable answer at two fsyncs instead of five.

static inline int yicha_no_checkpoint_on_close(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
