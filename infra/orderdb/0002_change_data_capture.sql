-- SPDX-License-Identifier: Apache-2.0
-- What change data capture reads. A database of your own needs the same publication; ingest/cdc/README.md has the rights.

CREATE PUBLICATION roadstream FOR TABLE tenants, vehicles, drivers, orders, order_events;
