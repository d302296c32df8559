/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.validation;

/** Why something was refused. The names are those of the contract, without the prefix. */
public enum Reason {
    /** Not readable in the form it claims to have. */
    MALFORMED,
    /** A value that must be there is not. */
    MISSING_FIELD,
    /** A tenant or entity id outside {@code [A-Za-z0-9._:-]{1,64}}. */
    INVALID_ID,
    LATITUDE_OUT_OF_RANGE,
    LONGITUDE_OUT_OF_RANGE,
    TIME_OUT_OF_RANGE,
    SPEED_OUT_OF_RANGE,
    HEADING_OUT_OF_RANGE,
    ALTITUDE_OUT_OF_RANGE,
    ACCURACY_OUT_OF_RANGE,
    /** Any other value outside its range. */
    INVALID_VALUE,
    /** A message type that this entrance does not take. */
    UNSUPPORTED_TYPE,
    /** Above a size limit. */
    TOO_LARGE,
    /** ClickHouse refuses this row for good. */
    REFUSED_BY_STORE,
    /** A job's transaction that Kafka aborted before it could be committed. */
    OUTPUT_LOST
}
