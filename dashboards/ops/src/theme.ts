// SPDX-License-Identifier: Apache-2.0
const KEY = "roadstream-theme";
const values = new Map<string, string>();

export type Theme = "dark" | "light";
export type Rgba = [number, number, number, number];

/** The theme that was chosen here, else that of the system. */
export function startTheme(): Theme {
  const chosen = localStorage.getItem(KEY);
  const theme: Theme =
    chosen === "light" || chosen === "dark"
      ? chosen
      : matchMedia("(prefers-color-scheme: light)").matches
        ? "light"
        : "dark";
  document.documentElement.dataset["theme"] = theme;
  values.clear();
  return theme;
}

export function toggleTheme(): Theme {
  const next: Theme = document.documentElement.dataset["theme"] === "light" ? "dark" : "light";
  document.documentElement.dataset["theme"] = next;
  values.clear();
  localStorage.setItem(KEY, next);
  return next;
}

/** Value of a design token in the theme that is on; asked for in each frame, so looked up once a theme. */
export function token(name: string): string {
  let value = values.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    values.set(name, value);
  }
  return value;
}

/** A colour token as numbers. */
export function rgba(name: string, alpha = 1): Rgba {
  return parseHex(token(name), alpha);
}

/** `#rgb` and `#rrggbb`, each with or without its own alpha, which does not count. */
export function parseHex(text: string, alpha: number): Rgba {
  const hex = text.slice(1);
  const isShort = hex.length < 6;
  const channel = (at: number) =>
    isShort
      ? 17 * Number.parseInt(hex.charAt(at), 16)
      : Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return [channel(0), channel(1), channel(2), Math.round(255 * alpha)];
}
