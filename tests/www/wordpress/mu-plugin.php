<?php
/**
 * What a strict site does, for the tests: every script of the administration needs this page's nonce, wasm and nothing else may be
 * compiled, workers and connections are the site's own. A second policy is only reported; it forbids what WordPress itself cannot do without.
 */

$copydesk_nonce = bin2hex( random_bytes( 16 ) );

/** The block editor's canvas calls the page around it by this one inline script. */
$copydesk_canvas = "'sha256-" . base64_encode( hash( 'sha256', 'window.frameElement._load()', true ) ) . "'";

add_action(
	'admin_init',
	function () use ( $copydesk_nonce, $copydesk_canvas ) {
		$eval    = version_compare( $GLOBALS['wp_version'], '6.4', '<' ) ? " 'unsafe-eval'" : ''; // WordPress' own polyfills, before 6.4
		$scripts = "script-src 'self' 'nonce-$copydesk_nonce' $copydesk_canvas 'wasm-unsafe-eval'";
		$rest    = "default-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; frame-src 'self' blob:; object-src 'none'";
		header( "Content-Security-Policy: $rest; $scripts$eval; style-src 'self' 'unsafe-inline' blob:" );
		header( "Content-Security-Policy-Report-Only: $rest; $scripts; style-src 'self' 'nonce-$copydesk_nonce'" );
		ob_start( fn( $html ) => copydesk_with_nonce( $html, $copydesk_nonce ) );
	}
);

/** Gives every script element of a page the nonce; what only looks like one, inside of a script, is left alone. */
function copydesk_with_nonce( $html, $nonce ) {
	$done = '';
	$at   = 0;
	while ( false !== ( $open = stripos( $html, '<script', $at ) ) ) {
		$close = stripos( $html, '</script', $open );
		$close = false === $close ? strlen( $html ) : $close;
		$done .= substr( $html, $at, $open - $at ) . "<script nonce=\"$nonce\"" . substr( $html, $open + 7, $close - $open - 7 );
		$at    = $close;
	}
	return $done . substr( $html, $at );
}

add_filter( 'get_avatar', '__return_empty_string' );

if ( isset( $_GET['classic'] ) || isset( $_POST['classic'] ) ) {
	add_filter( 'use_block_editor_for_post', '__return_false' );
	add_action( 'edit_form_top', fn() => print( '<input type="hidden" name="classic" value="1">' ) );
}

/** This site leaves tags to those who may publish. */
add_filter(
	'register_taxonomy_args',
	function ( $args, $taxonomy ) {
		if ( 'post_tag' === $taxonomy ) {
			$args['capabilities'] = array( 'assign_terms' => 'publish_posts' ) + (array) ( $args['capabilities'] ?? array() );
		}
		return $args;
	},
	10,
	2
);
