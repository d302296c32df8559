// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Golden files.
  assetsInclude: ["**/*.bin"],
  test: { include: ["*/test/**/*.test.ts"] },
});
