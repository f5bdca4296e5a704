<?php
/**
 * Plugin Name:       Copydesk
 * Description:       Names, dates, quotations and who said them, marked while you write, on your own machine. Nothing is sent anywhere and nothing is written into your copy.
 * Version:           0.1.0
 * Requires at least: 6.2
 * Requires PHP:      7.4
 * Author:            The Copydesk authors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       copydesk
 * Domain Path:       /languages
 *
 * @package Copydesk
 */

defined( 'ABSPATH' ) || exit;

const COPYDESK_VERSION = '0.1.0';

/** Names that were offered as tags and taken or refused: never offered again for that post. */
const COPYDESK_OFFERED = 'copydesk_offered_tags';

add_action( 'init', 'copydesk_register_meta' );
add_action( 'enqueue_block_editor_assets', 'copydesk_block_editor' );
add_action( 'admin_enqueue_scripts', 'copydesk_classic_editor' );

/** Post meta that is saved with the post and travels with it; only who may edit the post may change it. */
function copydesk_register_meta() {
	register_post_meta(
		'post',
		COPYDESK_OFFERED,
		array(
			'type'          => 'array',
			'single'        => true,
			'default'       => array(),
			'show_in_rest'  => array(
				'schema' => array(
					'type'  => 'array',
					'items' => array( 'type' => 'string' ),
				),
			),
			'auth_callback' => static function ( $allowed, $key, $post_id ) {
				return current_user_can( 'edit_post', $post_id );
			},
		)
	);
}

/** The sidebar and the pre-publish panel. The engine itself is not loaded until one of them is opened. */
function copydesk_block_editor() {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base || ! current_user_can( 'edit_posts' ) ) {
		return;
	}
	$depends = array( 'wp-api-fetch', 'wp-block-editor', 'wp-components', 'wp-core-data', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-i18n', 'wp-plugins' );
	copydesk_enqueue( 'copydesk-block-editor', 'block-editor.js', $depends );
	wp_enqueue_style( 'copydesk-block-editor', plugins_url( 'block-editor.css', __FILE__ ), array( 'wp-components' ), COPYDESK_VERSION );
}

/** The classic editor: a button beside "Add Media". */
function copydesk_classic_editor( $page ) {
	$screen = get_current_screen();
	if ( ! in_array( $page, array( 'post.php', 'post-new.php' ), true ) || $screen->is_block_editor() || ! current_user_can( 'edit_posts' ) ) {
		return;
	}
	copydesk_enqueue( 'copydesk-classic-editor', 'classic-editor.js', array( 'wp-i18n' ) );
}

/** Enqueues a script of this plugin and its translations. It is a plain file: nothing inline, so any policy with `script-src 'self'` lets it run. */
function copydesk_enqueue( $handle, $file, $depends ) {
	wp_enqueue_script( $handle, plugins_url( $file, __FILE__ ), $depends, COPYDESK_VERSION, true );
	wp_set_script_translations( $handle, 'copydesk', __DIR__ . '/languages' );
}
