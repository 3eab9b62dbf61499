/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/page-cipher.h"
#include "vault/vault.h"
#include "vault/write-buffer.h"

#include <time.h>

G_BEGIN_DECLS

/* For vault/ and its tests alone. */

#define HV_VAULT_PAD_UNIT (1024 * 1024)

typedef struct _HvMainFile HvMainFile;
typedef struct _HvWalFile HvWalFile;

struct _HvVault
{
  char *path; /* as SQLite's VFS spells it */
  char *wal_path;
  char *folder; /* whose files are kept of one size; NULL for a room that stands alone */
  struct timespec times[2]; /* access and change, to be put back */
  struct timespec folder_times[2];

  /* The one handle of the main file, opened and locked from unlocking to closing. SQLite is lent it, so
   * that nothing ever closes another descriptor of the same file: that would drop the process's locks. */
  sqlite3_vfs *base;
  sqlite3_file *handle;

  HvKeys *keys; /* locked memory */
  guint8 salt[HV_SALT_SIZE];
  guint8 body[HV_BODY_SIZE];
  gboolean body_lost; /* one copy's body did not open, so a newer one may have been there */
  gboolean generation_unsure; /* one that could not be named for certain may be named on the disk all the same */
  gboolean body_unsure; /* a copy on the disk may say something else than @body */
  gboolean read_only; /* looked at alone: nothing is written, not even what could be mended */
  guint8 slots[HV_HEADER_COPIES][HV_SLOTS * HV_SLOT_SIZE]; /* as they lie on the disk: sealed */
  gboolean slots_unsure;  /* a write of one failed */
  gboolean header_mended; /* something in it was damaged when the room was opened */
  guint32 page_size;
  guint slot;
  gint64 pages; /* sealed pages in the main file, without padding */
  HvVaultRecovery recovery;
  guint8 log_generation[HV_GENERATION_SIZE]; /* of the log that lies there; zero when none does that opens */
  gboolean erased; /* nothing of SQLite's may reach a file any more */

  sqlite3_vfs vfs; /* private to this vault */
  char vfs_name[32];
  gboolean registered;
  HvMainFile *main;
  HvWalFile *wal;
};

/* ---- header-io.c ---- */

/** Opens @path's one handle without a lock. Returns an SQLite code. */
int hv_handle_open (sqlite3_vfs *base, const char *path, sqlite3_file **handle);
/** The same for reading alone: also of a file or a disk that may not be written. */
int hv_handle_open_to_read (sqlite3_vfs *base, const char *path, sqlite3_file **handle);
void hv_handle_close (sqlite3_file *handle);

/** Takes the exclusive lock. Returns an SQLite code; %SQLITE_BUSY when another process has it. */
int hv_handle_lock (sqlite3_vfs *base, sqlite3_file *handle);
/** Takes the lock of who only reads. */
int hv_handle_lock_to_read (sqlite3_vfs *base, sqlite3_file *handle);

/** Writes random bytes from @from up to @to. SQLite code. */
int hv_handle_fill_random (sqlite3_file *handle, sqlite3_int64 from, sqlite3_int64 to);

/** Writes the body into both copies, the older first, each synced before the next. SQLite code. */
int hv_vault_commit_body (HvVault *self);

/** Names the WAL generation that begins. SQLite code. */
int hv_vault_commit_generation (HvVault *self, const guint8 generation[HV_GENERATION_SIZE]);

/** Says that nothing is left in the WAL. SQLite code. */
int hv_vault_commit_clean (HvVault *self);

/** Says that there is a database now. SQLite code. */
int hv_vault_commit_initialised (HvVault *self);

/** Notes in one copy that slot @index is free and may hold what must be overwritten. SQLite code. */
int hv_vault_note_slot_to_wipe (HvVault *self, guint index);

/**
 * hv_vault_commit_slots:
 * @kinds: of the slots from now on
 * @to_wipe: a bit for each of the free ones that is still to be overwritten
 *
 * The moment at which keys come into force and others cease to be. Returns: an SQLite code; on failure @self is as
 * before, and the disk may have either.
 */
int hv_vault_commit_slots (HvVault *self, const guint8 kinds[HV_SLOTS], guint8 to_wipe);

int hv_vault_write_header (HvVault *self, const guint8 *bytes, int size, gsize offset);
int hv_vault_sync_header (HvVault *self);

/** Writes the salt and slot anew where @header's did not verify; failing is no error, nothing gets worse. */
void hv_vault_repair_header (HvVault *self, const guint8 header[HV_HEADER_SIZE], const guint8 *passphrase_key,
                             const gboolean slot_valid[HV_HEADER_COPIES]);

/* ---- slots.c ---- */

/** Overwrites what a change of slots that was cut short has left; failing is no error, it is done another time. */
void hv_vault_finish_slots (HvVault *self);

/* ---- vault.c ---- */

/** The VFS below ours, by name; %NULL goes back to "unix". For tests that make it fail. */
void hv_vault_set_base_vfs_for_tests (const char *name);
sqlite3_vfs *hv_vault_get_base_vfs (void);

/**
 * hv_vault_unlock:
 * @salt: (nullable): the folder's salt, or %NULL to take the file's own
 *
 * hv_vault_open() after the derivation.
 */
HvVault *hv_vault_unlock (const char *path, const guint8 *passphrase_key, const guint8 *salt, GError **error);

/**
 * hv_vault_open_to_read:
 *
 * hv_vault_open() without writing anything, now or later: the file, its log and its header stay as they are, and may
 * lie where nothing can be written. Others may read it meanwhile, too.
 */
HvVault *hv_vault_open_to_read (const char *path, const HvSecret *passphrase, GError **error);

/** For a file made with keys that are at hand; with @read_only as hv_vault_open_to_read(). */
HvVault *hv_vault_unlock_with_master (const char *path, const guint8 master[HV_KEY_SIZE], gboolean read_only,
                                      GError **error);

/** Both only read, and take a room that has been cut short too: for what can be salvaged of it. */
HvVault *hv_vault_unlock_damaged (const char *path, const guint8 *passphrase_key, const guint8 *salt, GError **error);
HvVault *hv_vault_open_damaged (const char *path, const HvSecret *passphrase, GError **error);

/** Reads both copies of the header through the one handle. SQLite code. */
int hv_vault_read_header (HvVault *self, guint8 header[HV_HEADER_SIZE]);

/** The bytes of a new file with a room in it: header and padding, @size in all. */
gboolean hv_vault_write_new (const char *path, const guint8 *passphrase_key, const guint8 salt[HV_SALT_SIZE],
                             guint16 spare, guint32 pad_unit, gsize size, GError **error);

/**
 * hv_vault_open_blank:
 *
 * The database of a new file, to be filled page by page: without a journal and without a sync, as nobody takes the
 * file for a room before hv_vault_commit_initialised(). A little of it is held in memory, whatever its size.
 */
sqlite3 *hv_vault_open_blank (HvVault *self, GError **error);

/** SQLite's own check of the whole database: %SQLITE_OK, %SQLITE_CORRUPT, or what kept it from looking. */
int hv_database_check (sqlite3 *database);

/* ---- room-check.c ---- */

/** Reads every sealed page of the main file; returns how many do not open. */
gint64 hv_vault_count_bad_pages (HvVault *self);

/* ---- files.c ---- */

/** Makes @path (it must not be there): @head, then random bytes up to @size; synced. */
gboolean hv_file_create_random (const char *path, const guint8 *head, gsize head_size, gsize size, GError **error);
/** Gives @from the name @to, which nobody may have. Returns 0, or errno. */
int hv_file_rename_new (const char *from, const char *to);
/** Lets the system forget what it has in memory of @path, so that the next read is from the disk. Nobody of this
 * process may have it open. */
void hv_file_forget (const char *path);
/** Makes names in the folder durable, as far as its file system can do that. */
gboolean hv_folder_sync (const char *path, GError **error);
gboolean hv_file_get_times (const char *path, struct timespec times[2]);
void hv_file_set_times (const char *path, const struct timespec times[2]);

/* ---- vfs.c, main-file.c, wal-file.c, wal-recovery.c ---- */

int hv_vfs_register (HvVault *self);
void hv_vfs_unregister (HvVault *self);

struct _HvMainFile
{
  sqlite3_file base;
  HvVault *vault;
  HvWriteBuffer out;
  guint8 *page; /* one page, opened: for reads of a part, and to clear one that is written */
  sqlite3_int64 physical_size;
};

struct _HvWalFile
{
  sqlite3_file base;
  HvVault *vault;
  HvWriteBuffer out;
  sqlite3_file *real;
  gboolean name_synced;
  gboolean blank; /* too short for a header, as far as is known to be on the disk */
  guint8 generation[HV_GENERATION_SIZE];
  guint8 header[HV_WAL_PLAIN_HEADER_SIZE]; /* SQLite's; zero when there is no log to replay */
  gboolean has_header;
  gboolean written; /* recovery is over */
  gboolean filled; /* as long as it gets, or nothing can be done about it */
  guint8 frame_header[HV_FRAME_HEADER_SIZE];
  sqlite3_int64 frame_header_index; /* whose page comes next, or -1 */
  guint8 *frame; /* one frame, opened */
  sqlite3_int64 frame_index; /* which one, or -1 */
  guint64 frame_number; /* commits before it in this generation */
  sqlite3_int64 last_index; /* the frame read or written last in order, or -1 */
  guint64 next_number; /* of the frame after that */
  sqlite3_int64 written_back; /* the frame that was the last when the log was written back at rest, or -1 */
};

int hv_main_file_open (HvMainFile *self, HvVault *vault);
int hv_wal_file_open (HvWalFile *self, HvVault *vault, int flags);
int hv_no_log_open (sqlite3_file *file);

static inline sqlite3_int64
hv_wal_frame_size (const HvWalFile *self)
{
  return HV_FRAME_HEADER_SIZE + (sqlite3_int64) self->vault->page_size;
}

static inline sqlite3_int64
hv_wal_frame_offset (const HvWalFile *self, sqlite3_int64 index)
{
  return HV_WAL_HEADER_SIZE + index * hv_wal_frame_size (self);
}

/** Decides what the WAL found at opening is: this room's log, a leftover, or a damaged log. SQLite code. */
int hv_wal_examine (HvWalFile *self);

/**
 * hv_wal_read_frame:
 * @out: as SQLite lays a frame out
 * @number: (out): how many commits came before the frame in this generation
 *
 * Returns: an SQLite code; %SQLITE_IOERR_DATA when the frame does not open, _SHORT_READ at the end
 */
int hv_wal_read_frame (HvWalFile *self, guint8 *out, sqlite3_int64 index, guint64 *number);

/** Whether frame @bad, which should open with @number, had been durable: damage then, not a torn end. */
gboolean hv_wal_is_damaged_inside (HvWalFile *self, sqlite3_int64 bad, guint64 number);

/** What both files do with SQLite's file controls. */
int hv_vfs_file_control (HvVault *vault, sqlite3_file *real, int operation, void *argument);

G_END_DECLS
