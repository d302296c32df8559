-- SPDX-License-Identifier: Apache-2.0
-- Under which number ops reach a driver. A database of your own may have it or not; nobody but ops is told, and the
-- history does not keep it.

ALTER TABLE drivers ADD COLUMN phone text;           -- international, "+44 7700 900123"
