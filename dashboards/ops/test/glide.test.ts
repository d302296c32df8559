// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Glide } from "../src/glide.ts";

const T = 1_767_600_000_000;

function fix(seconds: number, lon: number, lat = 37.77) {
  return {
    id: "v",
    lat,
    lon,
    speedMps: 10,
    headingDeg: 90,
    eventTimeMillis: T + seconds * 1000,
  };
}

test("it glides from fix to fix within the time between them and stops there", () => {
  const glide = new Glide(fix(0, -122.41), 0);
  expect(glide.goTo(fix(0.5, -122.4099), 1_000, false)).toBe(false);
  expect(glide.at(1_000).lon).toBeCloseTo(-122.41, 9);
  expect(glide.at(1_250).lon).toBeCloseTo(-122.40995, 9);
  expect(glide.at(1_500).lon).toBeCloseTo(-122.4099, 9);
  expect(glide.at(9_000).lon).toBeCloseTo(-122.4099, 9);
  expect(glide.isMoving(1_499)).toBe(true);
  expect(glide.isMoving(1_500)).toBe(false);
});

test("it takes a second at most, however long the vehicle was silent", () => {
  const glide = new Glide(fix(0, -122.41), 0);
  glide.goTo(fix(60, -122.409), 0, false);
  expect(glide.at(1_000).lon).toBeCloseTo(-122.409, 9);
});

test("a fix that comes while it is on its way is reached from where it is", () => {
  const glide = new Glide(fix(0, -122.41), 0);
  glide.goTo(fix(1, -122.4098), 0, false);
  glide.goTo(fix(2, -122.4096), 500, false);
  expect(glide.at(500).lon).toBeCloseTo(-122.4099, 9);
  expect(glide.at(1_500).lon).toBeCloseTo(-122.4096, 9);
});

test("a late fix never moves it back", () => {
  const glide = new Glide(fix(10, -122.41), 0);
  expect(glide.goTo(fix(5, -122.42), 100, false)).toBe(false);
  expect(glide.at(2_000).lon).toBe(-122.41);
  expect(glide.newest.eventTimeMillis).toBe(T + 10_000);
});

test.each([
  ["more than 300 m", fix(60, -122.406)],
  ["more than 50 m/s", fix(1, -122.4093)],
])("%s is a jump: it fades out there and in here, and is nowhere between", (_name, to) => {
  const glide = new Glide(fix(0, -122.41), 0);
  expect(glide.goTo(to, 0, false)).toBe(true);
  expect(glide.at(70)).toEqual({ lon: -122.41, lat: 37.77, presence: 0.5 });
  expect(glide.at(140).presence).toBe(0);
  expect(glide.at(210)).toEqual({ lon: to.lon, lat: 37.77, presence: 0.5 });
  expect(glide.at(280)).toEqual({ lon: to.lon, lat: 37.77, presence: 1 });
});

test("with less motion it steps", () => {
  const glide = new Glide(fix(0, -122.41), 0);
  glide.goTo(fix(1, -122.4099), 0, true);
  expect(glide.at(0).lon).toBe(-122.4099);
});
