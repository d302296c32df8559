// SPDX-License-Identifier: Apache-2.0

type Child = Node | string;

/** An element with attributes and children. `on…` attributes are listeners. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children);
  return element;
}

/** The element of the page with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no element '${id}'`);
  }
  return found;
}

/** Whether somebody points at something in it or has come to it by keys: nothing may move there then. */
export function isHeld(element: HTMLElement): boolean {
  // A finger leaves the hover behind when it goes.
  const hasPointer = matchMedia("(hover: hover)").matches && element.matches(":hover");
  return hasPointer || element.querySelector(":focus-visible") !== null;
}

/** Changes a text only if it is another one, so that readers and selections are left alone. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
