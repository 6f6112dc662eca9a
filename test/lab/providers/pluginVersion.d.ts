/** The version of the SDK package that asks for the plugin; set by install.sh. */
declare const pluginVersion: string;
