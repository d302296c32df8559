-- SPDX-License-Identifier: Apache-2.0
-- The order database that roadstream starts when none is given: what order systems keep, and what change data capture
-- reads. A database of your own needs these tables and columns; it may have more, which are ignored.
-- Places are WGS84 degrees, money is minor units of the currency, times are instants.

CREATE TABLE tenants (
  tenant_id   text PRIMARY KEY,
  name        text NOT NULL,
  time_zone   text NOT NULL,                       -- IANA name: "day" and "hour of week" mean this zone
  currency    char(3) NOT NULL,                    -- ISO 4217, of orders that name none
  locale      text NOT NULL,                       -- BCP 47
  units       text NOT NULL DEFAULT 'km' CHECK (units IN ('km', 'mi'))
);

CREATE TABLE vehicles (
  tenant_id   text NOT NULL,
  vehicle_id  text NOT NULL,
  label       text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('bicycle', 'scooter', 'car', 'van', 'truck', 'taxi', 'bus')),
  capacity    integer NOT NULL DEFAULT 1 CHECK (capacity >= 0),       -- parcels, or seats
  PRIMARY KEY (tenant_id, vehicle_id)
);

CREATE TABLE drivers (
  tenant_id   text NOT NULL,
  driver_id   text NOT NULL,
  name        text NOT NULL,
  vehicle_id  text,                                -- what they drive now
  shift_start timestamptz,                         -- of the shift that runs or comes next
  shift_end   timestamptz,
  home_lat    double precision,                    -- where the shift begins and ends
  home_lon    double precision,
  PRIMARY KEY (tenant_id, driver_id)
);

CREATE TABLE orders (
  tenant_id          text NOT NULL,
  order_id           text NOT NULL,
  status             text NOT NULL,                -- created, assigned, picking_up, picked_up, delivering, delivered, cancelled, failed
  customer_id        text NOT NULL,
  merchant_id        text NOT NULL,
  driver_id          text,
  vehicle_id         text,
  pickup_lat         double precision NOT NULL,
  pickup_lon         double precision NOT NULL,
  pickup_name        text NOT NULL DEFAULT '',
  dropoff_lat        double precision NOT NULL,
  dropoff_lon        double precision NOT NULL,
  dropoff_name       text NOT NULL DEFAULT '',
  ready_at           timestamptz,                  -- when the merchant will have it ready
  pickup_from        timestamptz,                  -- windows; a missing bound is open
  pickup_until       timestamptz,
  dropoff_from       timestamptz,
  dropoff_until      timestamptz,                  -- later than this is late
  size               integer NOT NULL DEFAULT 1 CHECK (size >= 0),    -- of the vehicle's capacity
  price_minor        bigint NOT NULL DEFAULT 0,
  currency           char(3) NOT NULL,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,         -- when the row last changed, by the order system's clock
  PRIMARY KEY (tenant_id, order_id)
);

-- What happened to an order, one row each; never changed.
CREATE TABLE order_events (
  event_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id   text NOT NULL,
  order_id    text NOT NULL,
  kind        text NOT NULL,                       -- the new status, or note, offer, refusal
  event_time  timestamptz NOT NULL,
  actor       text NOT NULL,                       -- who: "driver:d-12", "merchant:m-3", "system"
  detail      text NOT NULL DEFAULT ''
);
CREATE INDEX order_events_by_order ON order_events (tenant_id, order_id, event_time);
