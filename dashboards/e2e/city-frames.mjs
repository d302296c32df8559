// SPDX-License-Identifier: Apache-2.0
// A city in frames of the gateway, made up from a seed: what a page is told that asks for everything.
import { create } from "@bufbuild/protobuf";
import { createServer } from "vite";

const CLIENT = new URL("../client/src/gen/roadstream/v1/", import.meta.url).pathname;
const MINUTE = 60_000;
const CENTER = { lat: 41.155, lon: -8.615 };
const E7 = 1e7;
const PEOPLE = ["A. Lindqvist", "J. Okafor", "P. Alvarez", "M. Kestner", "S. Noor", "T. Weber", "L. Costa", "R. Sato"];
const STREETS = ["Mill Street", "Canal Street", "Abbey Row", "Kingsway", "Station Road", "Park Lane"];
const SHOPS = ["Bakery Noor", "Kestner", "Corner Deli", "Green Bowl"];

/** The messages of the contract, as the client has them. */
export async function loadContract() {
  const vite = await createServer({ configFile: false, logLevel: "error", server: { middlewareMode: true }, appType: "custom" });
  const load = (name) => vite.ssrLoadModule(`${CLIENT}${name}_pb.ts`);
  const names = ["gateway", "order", "geofence", "eta", "anomaly", "geofence_transition", "trigger", "tenant", "vehicle", "vehicle_status"];
  const modules = await Promise.all(names.map(load));
  await vite.close();
  return Object.assign({}, ...modules);
}

/** Numbers in [0, 1), the same for the same seed. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Streets with classes, a river, a park and districts, as the simulator writes them. */
export function streets() {
  const features = [];
  const line = (name, kind, coordinates, site = "ground") =>
    features.push({ type: "Feature", properties: { name, class: kind, oneway: false, site }, geometry: { type: "LineString", coordinates } });
  const at = (x, y) => [CENTER.lon + x * 0.004, CENTER.lat + y * 0.003];
  const bend = (i, j) => 0.22 * Math.sin(i * 1.7 + j * 0.9);
  // Streets meet at corners, so that ways can be found along them.
  const corner = (x, y) => at(x + bend(y + 14, x), y + bend(y, x + 14));
  for (let i = -14; i <= 14; i++) {
    const kind = i % 7 === 0 ? "primary" : i % 3 === 0 ? "secondary" : i % 2 === 0 ? "tertiary" : "residential";
    line(`${STREETS[(i + 14) % 6]}`, kind, Array.from({ length: 29 }, (_, k) => corner(k - 14, i)));
    line(`${STREETS[(i + 17) % 6]} North`, kind, Array.from({ length: 29 }, (_, k) => corner(i, k - 14)));
  }
  line("Ring", "trunk", Array.from({ length: 49 }, (_, k) => at(11 * Math.cos((k * Math.PI) / 24), 11 * Math.sin((k * Math.PI) / 24))));
  line("Abbey tunnel", "primary", [at(-4, -2), at(-2, -4)], "tunnel");
  const area = (name, kind, ring) =>
    features.push({ type: "Feature", properties: { name, class: kind }, geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] } });
  const river = (shift) => Array.from({ length: 31 }, (_, k) => at(k - 15, 3 + shift + 1.2 * Math.sin(k / 5)));
  area("River Oster", "water", [...river(0), ...river(1.1).reverse()]);
  area("Millbrook Common", "park", [at(2.2, -5.8), at(5.8, -6.2), at(6.3, -3.4), at(3.1, -2.6)]);
  const district = (name, x, y) => features.push({ type: "Feature", properties: { name, class: "district" }, geometry: { type: "Point", coordinates: at(x, y) } });
  district("Kingsfield", 3.5, 6);
  district("Old Market", 0, 0.5);
  district("Southgate", -3, -7);
  return { type: "FeatureCollection", features };
}

/** Everything that the feeds say at the start, and what changes afterwards. */
export function makeCity(contract, { vehicles = 60, seed = 7, now = Date.now() } = {}) {
  const random = randomOf(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const place = (spread = 1) => ({
    latE7: Math.round((CENTER.lat + (random() - 0.5) * 0.052 * spread) * E7),
    lonE7: Math.round((CENTER.lon + (random() - 0.5) * 0.08 * spread) * E7),
  });
  const ms = (minutes) => BigInt(Math.round(now + minutes * MINUTE));
  const ids = Array.from({ length: vehicles }, (_, i) => `V-${100 + i}`);
  const fleet = ids.map((id, i) => ({
    id,
    handle: i + 1,
    at: place(),
    heading: Math.floor(random() * 360),
    speedCms: random() < 0.72 ? 300 + Math.floor(random() * 900) : 0,
    ageMillis: random() < 0.06 ? 90_000 : Math.floor(random() * 2_000),
  }));
  const orders = [];
  const plans = [];
  fleet.forEach((vehicle, v) => {
    const stops = [];
    const count = v % 5 === 4 ? 0 : 1 + Math.floor(random() * 3);
    for (let k = 0; k < count; k++) {
      orders.push(newOrder(String(48_200 + orders.length), vehicle, k, stops));
    }
    if (stops.length > 0 && vehicle.speedCms === 0) {
      vehicle.at = { ...stops[0].location };
    }
    if (stops.length > 0) {
      plans.push({
        envelope: { tenant: "lindhaven", entityId: vehicle.id, eventTimeMillis: ms(-3), ingestTimeMillis: ms(-3) },
        version: 2n,
        cause: v % 3 === 0 ? contract.TriggerKind.LATE_RISK : contract.TriggerKind.NEW_ORDER,
        driverId: `D-${v}`,
        stops,
      });
    }
  });
  for (let i = 0; i < 46; i++) {
    const order = newOrder(String(48_000 + i), fleet[i % vehicles], 0, []);
    const ended = -1 - random() * 28;
    order.order.status = contract.OrderStatus.DELIVERED;
    order.order.envelope.eventTimeMillis = ms(ended);
    order.order.dropoff.window.untilMillis = ms(ended + (i % 12 === 0 ? -4 : 9));
    delete order.dropoffEta;
    delete order.pickupEta;
    orders.push(order);
  }
  for (let i = 0; i < 4; i++) {
    const order = newOrder(String(48_500 + i), undefined, 0, []);
    order.order.status = contract.OrderStatus.CREATED;
    order.order.createdTimeMillis = ms(-1 - i);
    delete order.dropoffEta;
    orders.push(order);
  }

  function newOrder(id, vehicle, k, stops) {
    const isAboard = k === 0 || random() < 0.4;
    const late = random();
    const p50 = 9 + 9 * k + random() * 6;
    const due = p50 + (late < 0.16 ? -6 - random() * 6 : 6 + random() * 18);
    const share = Math.max(0, Math.min(0.97, 0.5 + (p50 - due) / 14));
    const [pickup, dropoff] = [place(0.9), place(0.9)];
    if (vehicle && !isAboard) {
      stops.push({ orderId: id, stop: contract.StopKind.PICKUP, location: pickup, arrivalMillis: ms(p50 - 5), departureMillis: ms(p50 - 3) });
    }
    if (vehicle) {
      stops.push({ orderId: id, stop: contract.StopKind.DROPOFF, location: dropoff, arrivalMillis: ms(p50 - 2), departureMillis: ms(p50), dueMillis: ms(due) });
    }
    return {
      order: {
        envelope: { tenant: "lindhaven", entityId: id, eventTimeMillis: ms(-4) },
        status: isAboard ? contract.OrderStatus.DELIVERING : contract.OrderStatus.ASSIGNED,
        customerId: pick(PEOPLE),
        merchantId: pick(SHOPS),
        driverId: vehicle ? `D-${vehicle.handle - 1}` : "",
        vehicleId: vehicle?.id ?? "",
        pickup: { location: pickup, name: pick(SHOPS), window: { fromMillis: ms(p50 - 12) } },
        dropoff: { location: dropoff, name: `${pick(STREETS)} ${1 + Math.floor(random() * 90)}`, window: { fromMillis: ms(due - 15), untilMillis: ms(due) } },
        price: { minor: BigInt(900 + Math.floor(random() * 3000)), currency: "EUR" },
        createdTimeMillis: ms(-25 + 3 * k),
        readyTimeMillis: ms(-8),
        size: 1 + Math.floor(random() * 3),
      },
      ...(vehicle
        ? {
            dropoffEta: {
              envelope: { entityId: id, eventTimeMillis: ms(0) },
              stop: contract.StopKind.DROPOFF,
              vehicleId: vehicle.id,
              p10Millis: ms(p50 - 5 - 2 * k),
              p50Millis: ms(p50),
              p90Millis: ms(p50 + 6 + 3 * k),
              latePermille: Math.round(1000 * share),
              remainingM: 2400,
            },
          }
        : {}),
    };
  }

  const square = (x, y, w, h) => {
    const corner = (a, b) => [CENTER.lon + (x + a * w) * 0.004, CENTER.lat + (y + b * h) * 0.003];
    const ring = [corner(0, 0), corner(1, 0.2), corner(1.1, 0.9), corner(0.4, 1.15), corner(-0.1, 0.7), corner(0, 0)];
    return { rings: [{ lonE7: ring.map(([lon]) => Math.round(lon * E7)), latE7: ring.map(([, lat]) => Math.round(lat * E7)) }] };
  };
  const fence = (id, name, kind, shape) => ({ envelope: { tenant: "lindhaven", entityId: id }, name, kind, shape, version: 1n, changedBy: "eve" });
  const geofences = [
    fence("market", "Market: no vans 11–18 h", contract.GeofenceKind.NO_GO, { case: "area", value: { polygons: [square(-4.5, 5.2, 2.2, 2.2)] } }),
    fence("depot", "Depot South", contract.GeofenceKind.DEPOT, { case: "area", value: { polygons: [square(5, -1.5, 2, 2)] } }),
    fence("school", "School zone", contract.GeofenceKind.SLOW_ZONE, { case: "circle", value: { center: { latE7: Math.round((CENTER.lat - 0.012) * E7), lonE7: Math.round((CENTER.lon - 0.02) * E7) }, radiusDm: 5_000 } }),
    fence("all", "Lindhaven", contract.GeofenceKind.SERVICE_AREA, { case: "area", value: { polygons: [square(-9, -8, 18, 16)] } }),
  ];
  const lateOrder = orders.filter((o) => (o.dropoffEta?.latePermille ?? 0) >= 500)[0];
  const alert = (id, kind, severity, minutes, rest) => ({ id, kind, severity, startedTimeMillis: ms(-minutes), ...rest });
  const { AlertKind, Severity } = contract;
  const alerts = [
    alert("a1", AlertKind.SPEEDING, Severity.HIGH, 2.2, { vehicleId: "V-108", measured: 2361n, limit: 1389n, location: fleet[8].at }),
    alert("a2", AlertKind.NO_GO, Severity.HIGH, 5.5, { vehicleId: "V-112", geofenceId: "market", geofenceName: "Market: no vans 11–18 h", location: fleet[12].at }),
    alert("a3", AlertKind.LATE_RISK, Severity.MEDIUM, 6.1, { vehicleId: lateOrder?.order.vehicleId ?? "", orderId: lateOrder?.order.envelope.entityId ?? "", measured: BigInt(lateOrder?.dropoffEta.latePermille ?? 0) }),
    alert("a4", AlertKind.SILENCE, Severity.MEDIUM, 9, { vehicleId: "V-122", measured: 250_000n, limit: 60_000n, acknowledged: { by: "JL", timeMillis: ms(-6) }, location: fleet[22].at }),
    alert("a5", AlertKind.TELEPORT, Severity.INFO, 12, { vehicleId: "V-109", measured: 4_200n, limit: 900n, acknowledged: { by: "AP", timeMillis: ms(-9) } }),
    alert("a6", AlertKind.SPEEDING, Severity.HIGH, 25, { vehicleId: "V-133", measured: 2100n, limit: 1389n, endedTimeMillis: ms(-20) }),
    alert("a7", AlertKind.SILENCE, Severity.MEDIUM, 28, { vehicleId: "V-128", measured: 540_000n, limit: 60_000n, endedTimeMillis: ms(-19), resolved: { by: "MK", timeMillis: ms(-19) } }),
  ];
  return { contract, now, random, fleet, orders, plans, geofences, alerts, ms };
}

/** A token that says for whom it is; nobody checks it here. */
export function tokenOf(role, subject) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ role, sub: subject })}.x`;
}

/** Orders as a role may know them, by OrderEncoder of the gateway. */
export function ordersFor(city, role, subject) {
  const about = { driver: "vehicleId", customer: "customerId", merchant: "merchantId" }[role];
  return about === undefined
    ? city.orders
    : city.orders.filter(({ order }) => order[about] === subject).map((state) => reduce(state, role));
}

function reduce({ order, pickupEta, dropoffEta }, role) {
  if (role === "driver") {
    return { order, pickupEta, dropoffEta };
  }
  const whole = (millis, up) => BigInt(MINUTE * Math[up ? "ceil" : "floor"](Number(millis) / MINUTE));
  const eta = (known) =>
    known &&
    (role === "merchant"
      ? { ...known, vehicleId: "" }
      : {
          envelope: known.envelope,
          stop: known.stop,
          p10Millis: whole(known.p10Millis, false),
          p50Millis: whole(known.p50Millis, false),
          p90Millis: whole(known.p90Millis, true),
        });
  const { driverId: _driver, vehicleId: _vehicle, ...rest } = order;
  return {
    order:
      role === "merchant"
        ? { ...rest, customerId: "", dropoff: { ...order.dropoff, name: "" } }
        : { ...rest, merchantId: "" },
    pickupEta: eta(pickupEta),
    dropoffEta: eta(dropoffEta),
  };
}

/** Answers one page as the gateway would; alerts are shared by all pages of a city. */
export function answer(city, pages, send, tell, { role = "ops", subject = "MK" } = {}) {
  const { contract, fleet } = city;
  /** What only others may ask for is refused, as RightsIT of the gateway has it. */
  const allowed = {
    driver: ["status", "orders", "plans", "directory", "vehicle"],
    customer: ["orders", "vehicle"],
    merchant: ["orders"],
  }[role];
  /** One vehicle: a driver's own, or under the order's id the one that brings it. */
  const one = (subscription, id) => {
    const order = city.orders.find((known) => known.order.envelope.entityId === id)?.order;
    const isAboard = order?.status === contract.OrderStatus.DELIVERING || order?.status === contract.OrderStatus.PICKED_UP;
    const v = fleet.find((known) => known.id === (role === "customer" ? isAboard && order.vehicleId : id));
    const channels = v ? [{ slot: 1, key: { case: "vehicle", value: id }, vehicles: [{ id, at: moveOf(v) }] }] : [];
    return { case: "snapshot", value: { subscription, offset: 1n, timeMillis: BigInt(Date.now()), channels } };
  };
  const snapshot = (subscription, what) => {
    switch (what) {
      case "viewport":
        return {
          case: "snapshot",
          value: {
            subscription,
            offset: 1n,
            timeMillis: BigInt(Date.now()),
            channels: [
              {
                slot: 1,
                key: { case: "cell", value: 1n },
                vehicles: fleet.map((v) => ({ id: v.id, at: moveOf(v) })),
              },
            ],
          },
        };
      case "status":
        return { case: "statusSnapshot", value: { subscription, statuses: city.statuses ?? [] } };
      case "metrics":
        return { case: "metrics", value: metricsOf(city) };
      case "orders":
        return { case: "orderSnapshot", value: { subscription, orders: ordersFor(city, role, subject) } };
      case "alerts":
        return { case: "alertSnapshot", value: { subscription, alerts: city.alerts } };
      case "plans":
        return { case: "planSnapshot", value: { subscription, plans: city.plans.filter((plan) => role === "ops" || plan.envelope.entityId === subject) } };
      case "geofences":
        return { case: "geofenceSnapshot", value: { subscription, geofences: city.geofences } };
      case "directory":
        return {
          case: "directorySnapshot",
          value: {
            subscription,
            tenant: { name: "Lindhaven", timeZone: "Europe/Berlin", locale: "en-GB", currency: "EUR", units: contract.UnitSystem.KM },
            vehicles: fleet.map((v, i) => ({ envelope: { entityId: v.id }, kind: i % 3 === 0 ? contract.VehicleKind.BICYCLE : contract.VehicleKind.VAN, capacity: 8 })),
            drivers: fleet.map((v, i) => ({
              envelope: { entityId: `D-${i}` },
              name: PEOPLE[i % PEOPLE.length],
              vehicleId: v.id,
              ...(role === "ops" ? { phone: `+44 7700 900${String(i).padStart(3, "0")}` } : {}),
              shift: { fromMillis: city.ms(-240), untilMillis: city.ms(200) },
            })),
          },
        };
    }
  };
  return (frame) => {
    switch (frame.case) {
      case "hello":
        send({ case: "hello", value: { epoch: "e1", serverTimeMillis: BigInt(Date.now()), tickMillis: 40, tenant: "lindhaven", role, subject } });
        break;
      case "subscribe":
        if (allowed && !allowed.includes(frame.value.what.case)) {
          send({ case: "error", value: { subscription: frame.value.subscription, code: contract.ErrorCode.FORBIDDEN, message: `${frame.value.what.case} is not for the role ${role}` } });
          city.refused = [...(city.refused ?? []), `${role} ${frame.value.what.case}`];
          break;
        }
        if (frame.value.what.case === "vehicle") {
          send(one(frame.value.subscription, frame.value.what.value));
          break;
        }
        send(snapshot(frame.value.subscription, frame.value.what.case));
        break;
      case "ping":
        send({ case: "pong", value: { id: frame.value.id, timeMillis: BigInt(Date.now()) } });
        break;
      case "publish":
        tell(frame.value, send);
        break;
    }
  };
}

export function moveOf(v) {
  return {
    handle: v.handle,
    latOffsetE7: v.at.latE7,
    lonOffsetE7: v.at.lonE7,
    speedCms: v.speedCms,
    headingDeg: v.heading,
    ageMillis: BigInt(v.ageMillis),
  };
}

export function metricsOf(city) {
  const moving = city.fleet.filter((v) => v.speedCms >= 100 && v.ageMillis < 60_000).length;
  const reporting = city.fleet.filter((v) => v.ageMillis < 60_000).length;
  const end = BigInt(Math.floor(Date.now() / 10_000) * 10_000);
  return {
    timeMillis: BigInt(Date.now()),
    connections: 2,
    vehicles: city.fleet.length,
    reporting,
    moving,
    positionsPerSecond: reporting,
    eventAgeP50Millis: 40,
    eventAgeP95Millis: 84,
    kpis: {
      envelope: { entityId: "all" },
      startMillis: end - 10_000n,
      endMillis: end,
      activeVehicles: reporting,
      openOrders: city.orders.filter((o) => o.order.status < city.contract.OrderStatus.DELIVERED).length,
      revenue: [{ minor: 3_450n, currency: "EUR" }],
    },
  };
}

/** A frame as the gateway sends it. */
export function frameOf(contract, frame) {
  return create(contract.ServerFrameSchema, { frame });
}
