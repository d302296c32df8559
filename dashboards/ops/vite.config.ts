// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vite";

// Small fonts would be inlined as data: URLs, which the gateway's content security policy refuses.
export default defineConfig({ build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 2_500 } });
