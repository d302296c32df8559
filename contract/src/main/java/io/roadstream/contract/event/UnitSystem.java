/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** In what people of a tenant read ways. */
public enum UnitSystem {
    KM,
    MI
}
